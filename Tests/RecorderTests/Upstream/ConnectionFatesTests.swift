import Glibc
import Testing

@testable import Recorder

struct ConnectionFatesTests {
    private let fates = ConnectionFates()
    private let upstream: RawUpstream
    /// Our end, which the fates close, and the upstream's.
    private let own: Int32
    private let other: RawConnection
    private let port: UInt16

    init() throws {
        upstream = try RawUpstream()
        let connection = try RawConnection.connected(to: upstream.port)
        own = withExtendedLifetime(connection) { dup(connection.descriptor) }
        other = try upstream.accept()
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let accepted = other.descriptor
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getpeername(accepted, $0, &length) }
        }
        port = UInt16(bigEndian: address.sin_port)
        fates.open(own)
    }

    private func awaitEvent() {
        var state = pollfd(fd: own, events: Int16(POLLIN), revents: 0)
        #expect(poll(&state, 1, 10_000) == 1)
    }

    private func awaitReset() {
        var state = pollfd(fd: own, events: 0, revents: 0)
        #expect(poll(&state, 1, 10_000) == 1)
    }

    @Test(arguments: [false, true]) func `a FIN is seen before the last look, and a reset after it changes nothing`(
        isLooked: Bool
    ) throws {
        let fate = try #require(fates.use(localPort: port))
        other.close()
        awaitEvent()
        if isLooked {
            fates.look(at: own)
            #expect(fate.ending == .closed)
        }
        // Who has closed answers this with a reset.
        #expect(send(own, "x", 1, Int32(MSG_NOSIGNAL)) == 1)
        awaitReset()
        fates.close(own)
        #expect(fate.ending == .closed)
    }

    @Test(arguments: [false, true]) func `a reset is one whether or not its error was taken`(isTaken: Bool) throws {
        let fate = try #require(fates.use(localPort: port))
        other.reset()
        awaitEvent()
        if isTaken {
            var byte: UInt8 = 0
            #expect(recv(own, &byte, 1, 0) == -1 && errno == ECONNRESET)
        }
        fates.look(at: fate)
        #expect(fate.ending == .reset)
        fates.close(own)
    }

    @Test func `what lives has no ending, nor has what was closed here`() throws {
        let fate = try #require(fates.use(localPort: port))
        other.send("x")
        awaitEvent()
        fates.look(at: own)
        fates.close(own)
        fates.look(at: own)
        fates.look(at: fate)
        #expect(fate.ending == nil)
    }

    @Test func `a connection on which nothing was sent keeps its error`() throws {
        other.reset()
        awaitEvent()
        fates.look(at: own)
        var byte: UInt8 = 0
        #expect(recv(own, &byte, 1, 0) == -1 && errno == ECONNRESET)
        fates.close(own)
    }

    @Test func `a connection has one fate for all its requests, until it is closed`() throws {
        let fate = try #require(fates.use(localPort: port))
        #expect(fates.use(localPort: port) === fate)
        fates.close(own)
        #expect(fates.use(localPort: port) == nil)
    }
}
