import Glibc
import Testing

@testable import HTTPDaemon

struct ListeningSocketTests {
    private func withSocket(
        host: String = "127.0.0.1",
        port: UInt16 = 0,
        _ body: (ListeningSocket) throws -> Void
    ) throws {
        let socket = try ListeningSocket(host: host, port: port)
        defer { close(socket.descriptor) }
        try body(socket)
    }

    /// A socket that asks the system to share its port, which another of the same user may then do too.
    private func withSharingSocket(_ body: (Int32) throws -> Void) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, 4)
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, 4)
        try body(descriptor)
    }

    @Test(arguments: ["127.0.0.1", "::1"])
    func `tells the real port`(host: String) throws {
        try withSocket(host: host) { socket in
            #expect(socket.address.host == host)
            #expect(socket.address.port != 0)
            #expect(SocketAddress(of: socket.descriptor).port == socket.address.port)
        }
    }

    @Test func `a port that is taken is an error`() throws {
        try withSocket { socket in
            let port = socket.address.port
            let error = #expect(throws: DaemonError.self) { try withSocket(port: port) { _ in } }
            #expect(error?.description == "cannot listen on 127.0.0.1:\(port): Address already in use (bind)")
            #expect(error?.code == EADDRINUSE)
        }
    }

    @Test func `a port that somebody would share is taken`() throws {
        try withSharingSocket { other in
            let any = try SocketAddress.resolve(host: "127.0.0.1", port: 0)
            #expect(any.withPointer { bind(other, $0, $1) } == 0)
            #expect(listen(other, 1) == 0)
            #expect(throws: DaemonError.self) { try withSocket(port: SocketAddress(of: other).port) { _ in } }
        }
    }

    @Test func `nobody else can share the port`() throws {
        try withSocket { socket in
            try withSharingSocket { other in
                #expect(socket.address.withPointer { bind(other, $0, $1) } == -1)
                #expect(errno == EADDRINUSE)
            }
        }
    }

    @Test func `of two that are bound and do not listen yet, only one gets the port`() throws {
        try withSharingSocket { other in
            var off: Int32 = 0
            setsockopt(other, SOL_SOCKET, SO_REUSEPORT, &off, 4)
            let any = try SocketAddress.resolve(host: "127.0.0.1", port: 0)
            #expect(any.withPointer { bind(other, $0, $1) } == 0)
            try withSocket(port: SocketAddress(of: other).port) { _ in
                #expect(listen(other, 1) == -1)
                #expect(errno == EADDRINUSE)
            }
        }
    }

    @Test func `an address that is not ours is an error`() {
        let error = #expect(throws: DaemonError.self) { try withSocket(host: "192.0.2.1", port: 4010) { _ in } }
        #expect(error?.description == "cannot listen on 192.0.2.1:4010: Cannot assign requested address (bind)")
    }
}
