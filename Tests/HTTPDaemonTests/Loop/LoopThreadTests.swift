import Testing

@testable import HTTPDaemon

struct LoopThreadTests {
    /// Tells whether a loop is still there, and does not keep it.
    private final class Sight {
        private weak var loop: Loop?

        init(_ loop: Loop) { self.loop = loop }

        var hasLoop: Bool { loop != nil }
    }

    private func start(_ inbox: Inbox) throws -> (thread: LoopThread, sight: Sight) {
        let handler = Responder { _ in .text("ok") }
        let loop = try Loop(
            inbox: inbox,
            handler: handler,
            maximumBodyBytes: 0,
            memoryPerConnection: 10 << 10,
            connectionLimit: 100
        )
        return (try LoopThread(running: loop, inbox: inbox), Sight(loop))
    }

    @Test func `whoever joins finds the loop stopped and freed, any number of times`() throws {
        let (thread, sight) = try start(Inbox())
        #expect(sight.hasLoop)
        // Without a connection there is nothing to wait for.
        thread.stop(by: Instant.now.advanced(by: 3_600_000_000_000))
        for _ in 1...2 {
            thread.join()
            #expect(!sight.hasLoop)
        }
    }

    @Test func `a loop that was told to stop before it ran stops`() throws {
        let inbox = try Inbox()
        inbox.stop(by: .now)
        let (thread, sight) = try start(inbox)
        thread.join()
        #expect(!sight.hasLoop)
    }
}
