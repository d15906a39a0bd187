import Glibc
import Testing

@testable import HTTPDaemon

/// Both ends of one connection over loopback.
struct TCPPair {
    let server: TCPSocket
    let client: Int32

    init() throws {
        let listening = try ListeningSocket(host: "127.0.0.1", port: 0)
        defer { close(listening.descriptor) }
        client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let descriptor = client
        let failure = listening.address.withPointer { connect(descriptor, $0, $1) }
        #expect(failure == 0)
        let accepted = accept(listening.descriptor, nil, nil)
        try #require(accepted >= 0)
        server = TCPSocket(descriptor: accepted)
    }

    /// Waits until the kernel has taken in what the client did.
    func wait(for events: EventPoll.Readiness) {
        var state = pollfd(fd: server.descriptor, events: Int16(events.rawValue), revents: 0)
        #expect(poll(&state, 1, 10_000) == 1)
    }

    /// What the client's next `recv` returns, and its `errno` if that is negative.
    func receive() -> (count: Int, error: Int32) {
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = recv(client, &bytes, bytes.count, 0)
        return (count, count < 0 ? errno : 0)
    }

    /// What the client's next `recv` brings as text; nothing at the end.
    func read() -> String {
        var bytes = [UInt8](repeating: 0, count: 1000)
        let count = recv(client, &bytes, bytes.count, 0)
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }

    /// The client sends that.
    func send(_ text: String) {
        #expect(Glibc.send(client, text, text.utf8.count, Int32(MSG_NOSIGNAL)) == text.utf8.count)
    }
}
