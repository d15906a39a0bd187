import Glibc
import Testing

@testable import HTTPDaemon

struct TCPSocketTests {
    /// Both ends of one connection over loopback.
    private func withConnection(_ body: (_ server: TCPSocket, _ client: Int32) throws -> Void) throws {
        let pair = try TCPPair()
        defer {
            close(pair.client)
            close(pair.server.descriptor)
        }
        try body(pair.server, pair.client)
    }

    private func send(_ text: String, to socket: TCPSocket) -> Int {
        Array(text.utf8).withUnsafeBytes { socket.send($0, more: false) }
    }

    /// Waits until the kernel has taken in what the client did.
    private func wait(for events: EventPoll.Readiness, on socket: TCPSocket) {
        var state = pollfd(fd: socket.descriptor, events: Int16(events.rawValue), revents: 0)
        #expect(poll(&state, 1, 10_000) == 1)
    }

    @Test func `a client that is there has not left`() throws {
        try withConnection { server, _ in
            #expect(!server.isLeft)
            #expect(server.departure() == nil)
            #expect(send("hello", to: server) == 5)
        }
    }

    @Test func `the first bytes can be looked at, and stay to be read`() throws {
        try withConnection { server, client in
            guard case .nothing = server.opening(4) else {
                Issue.record("Nothing has come.")
                return
            }
            #expect(!server.hasUnread)
            #expect(Glibc.send(client, "hello", 5, Int32(MSG_NOSIGNAL)) == 5)
            wait(for: .readable, on: server)
            #expect(server.hasUnread)
            for _ in 1...2 {
                guard case .bytes(let bytes) = server.opening(4) else {
                    Issue.record("Five bytes have come.")
                    return
                }
                #expect(bytes == Array("hell".utf8))
            }
            #expect(server.discard())
            #expect(!server.hasUnread)
            shutdown(client, Int32(SHUT_WR))
            wait(for: .peerClosed, on: server)
            guard case .end = server.opening(4) else {
                Issue.record("Nothing more will come.")
                return
            }
            #expect(!server.hasUnread)
        }
    }

    @Test func `a copy stays open when the socket is closed`() throws {
        let pair = try TCPPair()
        let copy = try #require(pair.server.copy())
        close(pair.server.descriptor)
        #expect(send("still here", to: copy) == 10)
        #expect(pair.receive() == (10, 0))
        close(copy.descriptor)
        #expect(pair.receive() == (0, 0))
        close(pair.client)
    }

    @Test func `a FIN is told from a reset`() throws {
        try withConnection { server, client in
            shutdown(client, Int32(SHUT_WR))
            wait(for: .peerClosed, on: server)
            #expect(server.isLeft)
            #expect(server.departure() == .closed)
        }
        try withConnection { server, client in
            TCPSocket(descriptor: client).reset()
            wait(for: .hungUp, on: server)
            #expect(server.isLeft)
            #expect(server.departure() == .reset)
        }
    }

    @Test func `a client that closes, and resets what comes after, has closed`() throws {
        try withConnection { server, client in
            shutdown(client, Int32(SHUT_RDWR))
            // Loopback delivers at once: the first byte draws the reset.
            #expect(send("a", to: server) == 1)
            TCPSocket(descriptor: client).reset()
            wait(for: .hungUp, on: server)
            // To ask whether it has left does not take away how.
            #expect(server.isLeft)
            #expect(server.departure() == .closed)
            #expect(send("b", to: server) == -Int(EPIPE))
        }
    }

    @Test func `what the client's kernel has no room for is not sent`() throws {
        try withConnection { server, client in
            #expect(server.delivery == .acknowledged)
            let bytes = [UInt8](repeating: 0, count: 1 << 20)
            var sent = 0
            while case let count = bytes.withUnsafeBytes({ server.send($0, more: false) }), count > 0 { sent += count }
            #expect(sent > 0)
            #expect(server.delivery == .unsent)
        }
    }

    @Test func `what is thrown away is not there any more, and the end is told`() throws {
        try withConnection { server, client in
            #expect(server.discard())
            #expect(Glibc.send(client, "unread", 6, 0) == 6)
            wait(for: .readable, on: server)
            #expect(server.discard())
            #expect(recv(server.descriptor, nil, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) == -1)
            #expect(server.discard())
            shutdown(client, Int32(SHUT_WR))
            wait(for: .peerClosed, on: server)
            #expect(!server.discard())
        }
        try withConnection { server, client in
            TCPSocket(descriptor: client).reset()
            wait(for: .hungUp, on: server)
            #expect(!server.discard())
        }
    }

    @Test func `who has finished sending can still read`() throws {
        try withConnection { server, client in
            #expect(send("last", to: server) == 4)
            server.finishSending()
            var bytes = [UInt8](repeating: 0, count: 10)
            #expect(recv(client, &bytes, 10, 0) == 4)
            #expect(recv(client, &bytes, 10, 0) == 0)
            #expect(Glibc.send(client, "more", 4, 0) == 4)
            wait(for: .readable, on: server)
            #expect(recv(server.descriptor, &bytes, 10, 0) == 4)
        }
    }

    @Test func `hanging up throws away what was not read, so that the client sees a FIN after everything`() throws {
        try withConnection { server, client in
            #expect(Glibc.send(client, "unread", 6, 0) == 6)
            wait(for: .readable, on: server)
            #expect(send("last", to: server) == 4)
            server.hangUp()
            var bytes = [UInt8](repeating: 0, count: 10)
            #expect(recv(client, &bytes, 10, 0) == 4)
            #expect(recv(client, &bytes, 10, 0) == 0)
        }
    }
}
