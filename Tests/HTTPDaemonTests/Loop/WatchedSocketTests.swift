import Testing

@testable import HTTPDaemon

struct WatchedSocketTests {
    private final class Noted: WatchedSocket {
        var seen: [EventPoll.Readiness] = []

        override func socketChanged(_ readiness: EventPoll.Readiness) {
            seen.append(readiness)
        }
    }

    @Test func `a token leads to the object, whatever kind it is`() {
        let sockets = (0..<3).map { Noted(TCPSocket(descriptor: $0)) }
        for socket in sockets {
            // Small numbers are other things' tokens.
            #expect(socket.token > Loop.Token.inbox)
            #expect(WatchedSocket.behind(socket.token) === socket)
            WatchedSocket.behind(socket.token).socketChanged(.peerClosed)
            #expect(socket.seen == [.peerClosed])
        }
    }
}
