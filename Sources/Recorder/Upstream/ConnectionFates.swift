import Glibc

/// How one connection to the upstream ended, if the upstream ended it.
final class ConnectionFate {
    /// Who was first: a connection that was closed stays closed, though what is sent after that is answered with a reset.
    enum Ending {
        /// With a FIN.
        case closed
        /// With an RST, or by being dead for too long.
        case reset
    }

    fileprivate(set) var ending: Ending?
    /// Its socket; nil once that is closed.
    fileprivate var descriptor: Int32?
    /// Whether a request was sent on it. A connection that could not be made keeps its error for libcurl.
    fileprivate var isUsed = false

    fileprivate init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }
}

/// How the connections to the upstream ended, as the kernel knows it. libcurl and the TLS libraries below it have no common
/// word for it, and some of them take a reset and a close for the same.
final class ConnectionFates {
    private var fates: [Int32: ConnectionFate] = [:]
    /// Those on which a request was sent, by their local ports: that is what libcurl tells of a connection before it sends
    /// the next.
    private var used: [UInt16: ConnectionFate] = [:]

    /// A socket for a new connection is there.
    func open(_ descriptor: Int32) {
        fates[descriptor] = ConnectionFate(descriptor)
    }

    /// That of the connection with this local port, on which a request will be sent.
    func use(localPort port: UInt16) -> ConnectionFate? {
        if let fate = used[port] { return fate }
        let fate = fates.values.first { !$0.isUsed && $0.descriptor.flatMap(Self.localPort) == port }
        fate?.isUsed = true
        used[port] = fate
        return fate
    }

    /// Looks at a socket before libcurl reads or writes it, and so before anything can be sent after a FIN that would be
    /// answered with a reset.
    func look(at descriptor: Int32) {
        if let fate = fates[descriptor] { look(at: fate) }
    }

    /// Looks at a connection, unless its end is known or its socket is closed.
    ///
    /// In a socket that is dead the kernel has the cause: EPIPE if there was a FIN before the reset. Whoever asks for it takes
    /// it: libcurl will only see that nothing more comes.
    func look(at fate: ConnectionFate) {
        guard fate.isUsed, fate.ending == nil, let descriptor = fate.descriptor else { return }
        switch Self.state(of: descriptor) {
        case TCP_CLOSE_WAIT, TCP_LAST_ACK: fate.ending = .closed
        case TCP_CLOSE: fate.ending = Self.takeError(of: descriptor) == EPIPE ? .closed : .reset
        default: break
        }
    }

    /// Looks at a socket for the last time, forgets its connection and closes it.
    func close(_ descriptor: Int32) {
        look(at: descriptor)
        if let fate = fates.removeValue(forKey: descriptor) {
            fate.descriptor = nil
            if let port = Self.localPort(of: descriptor), used[port] === fate { used[port] = nil }
        }
        Glibc.close(descriptor)
    }

    private static func takeError(of descriptor: Int32) -> Int32 {
        var error: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
        return error
    }

    /// The state of a TCP socket: `tcpi_state`, the first byte of what the kernel tells.
    private static func state(of descriptor: Int32) -> Int? {
        var state: UInt8 = 0
        var length: socklen_t = 1
        guard getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &state, &length) == 0, length == 1 else {
            return nil
        }
        return Int(state)
    }

    private static func localPort(of descriptor: Int32) -> UInt16? {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &address) { bytes in
            let isKnown = bytes.withMemoryRebound(to: sockaddr.self) {
                getsockname(descriptor, $0.baseAddress, &length) == 0
            }
            // The port is the second field of both kinds of address, in network order.
            return isKnown ? UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self)) : nil
        }
    }
}
