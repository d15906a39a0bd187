import Glibc

/// The one socket on which a daemon listens, whatever the number of its loops.
///
/// The kernel would spread connections over several sockets that share a port (`SO_REUSEPORT`), but then it would share
/// the port with other processes of the same user as well: two daemons could run without knowing of each other, and
/// each get half of a test's requests.
struct ListeningSocket {
    let descriptor: Int32
    /// Where it listens; the port is the real one.
    let address: SocketAddress

    /// Binds and listens.
    init(host: String, port: UInt16) throws(DaemonError) {
        let wanted = try SocketAddress.resolve(host: host, port: port)
        do throws(SystemError) {
            descriptor = try Self.open(wanted)
            address = SocketAddress(of: descriptor)
        } catch {
            throw DaemonError(host: host, port: port, error)
        }
    }

    private static func open(_ address: SocketAddress) throws(SystemError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        var on: Int32 = 1
        // Without it, a daemon could not come back while old connections are in TIME_WAIT.
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        // Accepted sockets inherit it: each write is sent when it is made.
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        // And this: when a request came is known though it is read later.
        TCPSocket(descriptor: descriptor).noteArrivals()
        let bound = address.withPointer { bind(descriptor, $0, $1) }
        // Two sockets that do not listen yet may be bound to one port; only the first that listens gets past this.
        guard bound == 0, listen(descriptor, SOMAXCONN) == 0 else {
            let error = SystemError(bound == 0 ? "listen" : "bind")
            close(descriptor)
            throw error
        }
        return descriptor
    }
}
