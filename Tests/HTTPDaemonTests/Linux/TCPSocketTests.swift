import Glibc
import Testing

@testable import HTTPDaemon

@Suite struct TCPSocketTests {
    /// Both ends of one connection over loopback.
    private func withConnection(_ body: (_ server: TCPSocket, _ client: Int32) throws -> Void) throws {
        let listening = try ListeningSocket(host: "127.0.0.1", port: 0)
        defer { close(listening.descriptor) }
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(client) }
        #expect(listening.address.withPointer { connect(client, $0, $1) } == 0)
        let accepted = accept(listening.descriptor, nil, nil)
        try #require(accepted >= 0)
        defer { close(accepted) }
        try body(TCPSocket(descriptor: accepted), client)
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
