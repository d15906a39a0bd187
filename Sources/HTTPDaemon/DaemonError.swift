import Glibc

/// Why a daemon could not start.
public struct DaemonError: Error, Equatable, CustomStringConvertible {
    /// Where it was to listen: `127.0.0.1:4010`, `[::1]:4010`.
    public let address: String
    /// The system call that failed: `bind`.
    public let call: String
    /// The call's `errno`; 0 when it fails by other means, as `getaddrinfo` does.
    public let code: Int32
    /// The system's words for it: `Address already in use`.
    public let reason: String

    init(address: String, call: String, code: Int32 = 0, reason: String) {
        self.address = address
        self.call = call
        self.code = code
        self.reason = reason
    }

    init(host: String, port: UInt16, _ error: SystemError) {
        let address = SocketAddress.text(host: host, port: port)
        self.init(address: address, call: error.call, code: error.code, reason: String(cString: strerror(error.code)))
    }

    init(_ configuration: Daemon.Configuration, _ error: SystemError) {
        self.init(host: configuration.host, port: configuration.port, error)
    }

    /// For people: `cannot listen on 127.0.0.1:4010: Address already in use (bind)`.
    public var description: String {
        "cannot listen on \(address): \(reason) (\(call))"
    }
}
