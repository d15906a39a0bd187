import Dispatch
import Glibc
import Testing

@testable import HTTPDaemon

struct WakeUpTests {
    private func isReadable(_ wakeUp: WakeUp, within milliseconds: Int32 = 0) -> Bool {
        var state = pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, milliseconds) > 0
    }

    @Test func `it is readable from the signal to the clearing, however many signals there were`() throws {
        let wakeUp = try WakeUp()
        #expect(!isReadable(wakeUp))
        for _ in 1...3 { wakeUp.signal() }
        #expect(isReadable(wakeUp))
        #expect(isReadable(wakeUp))
        wakeUp.clear()
        #expect(!isReadable(wakeUp))
        wakeUp.signal()
        #expect(isReadable(wakeUp))
    }

    @Test func `clearing what was not signalled does not wait`() throws {
        let wakeUp = try WakeUp()
        wakeUp.clear()
        #expect(!isReadable(wakeUp))
    }

    @Test func `another thread's signal ends a wait`() throws {
        let wakeUp = try WakeUp()
        DispatchQueue.global().async { wakeUp.signal() }
        #expect(isReadable(wakeUp, within: 10_000))
    }
}
