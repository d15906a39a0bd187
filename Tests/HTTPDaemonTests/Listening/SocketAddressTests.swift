import Testing

@testable import HTTPDaemon

struct SocketAddressTests {
    @Test(arguments: [("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("localhost", "127.0.0.1"), ("0.0.0.0", "0.0.0.0")])
    func `resolves`(host: String, numeric: String) throws {
        let address = try SocketAddress.resolve(host: host, port: 4010)
        #expect(address.host == numeric)
        #expect(address.port == 4010)
    }

    @Test func `says what is wrong with a name`() {
        let error = #expect(throws: DaemonError.self) { try SocketAddress.resolve(host: "no such host", port: 80) }
        #expect(error?.description == "cannot listen on no such host:80: Name or service not known (getaddrinfo)")
    }

    @Test func `writes host and port as URLs have them`() {
        #expect(SocketAddress.text(host: "127.0.0.1", port: 80) == "127.0.0.1:80")
        #expect(SocketAddress.text(host: "::1", port: 80) == "[::1]:80")
    }
}
