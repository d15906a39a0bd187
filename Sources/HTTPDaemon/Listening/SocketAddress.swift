import Glibc

/// An address and port to bind, or one that is bound.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length: socklen_t

    /// What a host name or numeric address stands for, the IPv4 one first when a name has both: `localhost` then is
    /// 127.0.0.1, which every client tries.
    static func resolve(host: String, port: UInt16) throws(DaemonError) -> SocketAddress {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let failure = getaddrinfo(host, String(port), &hints, &list)
        defer { freeaddrinfo(list) }
        guard failure == 0, let first = list else {
            throw DaemonError(
                address: text(host: host, port: port),
                call: "getaddrinfo",
                reason: String(cString: gai_strerror(failure))
            )
        }
        let all = sequence(first: first, next: { $0.pointee.ai_next })
        let chosen = all.first { $0.pointee.ai_family == AF_INET } ?? first
        return SocketAddress(copying: chosen.pointee.ai_addr, length: chosen.pointee.ai_addrlen)
    }

    /// The address that a socket is bound to.
    init(of descriptor: Int32) {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
        }
    }

    private init(copying address: UnsafePointer<sockaddr>, length: socklen_t) {
        self.length = length
        withUnsafeMutableBytes(of: &storage) { storage in
            storage.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(length)))
        }
    }

    /// AF_INET or AF_INET6.
    var family: Int32 {
        Int32(storage.ss_family)
    }

    /// The port, 0 for any.
    var port: UInt16 {
        // Both kinds of address have it at the same place.
        withUnsafeBytes(of: storage) { $0.load(fromByteOffset: 2, as: UInt16.self).bigEndian }
    }

    /// The numeric address without the port: `127.0.0.1`, `::1`.
    var host: String {
        withPointer { address, length in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(NI_MAXHOST)) { text in
                let failure = getnameinfo(
                    address,
                    length,
                    text.baseAddress,
                    socklen_t(text.count),
                    nil,
                    0,
                    NI_NUMERICHOST
                )
                return failure == 0 ? String(cString: text.baseAddress!) : "unknown address"
            }
        }
    }

    /// The address as system calls take it.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    /// Host and port as URLs have them.
    static func text(host: String, port: UInt16) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
