import Glibc

/// The sockets on which a daemon listens: one for each loop, all on one address and port.
///
/// The kernel spreads connections over sockets that share a port (`SO_REUSEPORT`), but it would share it with any other
/// process of the same user as well, so that two daemons could run without knowing of each other and each get half of a
/// test's requests. So the first socket claims the port alone, the others join it, and then the door is shut again.
struct ListeningSockets {
    /// One for each loop.
    let descriptors: [Int32]
    /// Where they listen; the port is the real one.
    let address: SocketAddress

    /// Binds and listens.
    init(host: String, port: UInt16, count: Int) throws(DaemonError) {
        let wanted = try SocketAddress.resolve(host: host, port: port)
        var opened: [Int32] = []
        do {
            let first = try Self.open(wanted, sharing: false)
            opened.append(first)
            address = SocketAddress(of: first)
            if count > 1 {
                Self.set(SO_REUSEPORT, true, on: first)
                while opened.count < count { opened.append(try Self.open(address, sharing: true)) }
                for descriptor in opened { Self.set(SO_REUSEPORT, false, on: descriptor) }
            }
            descriptors = opened
        } catch {
            for descriptor in opened { close(descriptor) }
            throw DaemonError(address: SocketAddress.text(host: host, port: port), error)
        }
    }

    private static func open(_ address: SocketAddress, sharing: Bool) throws(SystemError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        do throws(SystemError) {
            // Without it, a daemon could not come back while old connections are in TIME_WAIT.
            set(SO_REUSEADDR, true, on: descriptor)
            if sharing { set(SO_REUSEPORT, true, on: descriptor) }
            guard address.withPointer({ bind(descriptor, $0, $1) }) == 0 else { throw SystemError("bind") }
            // Two sockets that do not listen yet may be bound to one port; only the first of them gets past this.
            guard listen(descriptor, SOMAXCONN) == 0 else { throw SystemError("listen") }
        } catch {
            close(descriptor)
            throw error
        }
        // Accepted sockets inherit it: each write is sent when it is made.
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        return descriptor
    }

    private static func set(_ option: Int32, _ value: Bool, on descriptor: Int32) {
        var value: Int32 = value ? 1 : 0
        setsockopt(descriptor, SOL_SOCKET, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }
}
