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
}

/// How the connections to the upstream ended, as the kernel knows it. libcurl and the TLS libraries below it have no common
/// word for it, and some of them take a reset and a close for the same.
///
/// A connection is known by its local port, which libcurl tells before it sends a request.
final class ConnectionFates {
    private var fates: [UInt16: ConnectionFate] = [:]

    /// That of the connection with this local port.
    func fate(ofLocalPort port: UInt16) -> ConnectionFate {
        if let fate = fates[port] { return fate }
        let fate = ConnectionFate()
        fates[port] = fate
        return fate
    }

    /// Looks at a socket before libcurl reads it. Sees a FIN while nothing can have been sent after it that would be answered
    /// with a reset. A reset is left for libcurl to find, which takes it from the socket.
    func look(at descriptor: Int32) {
        guard let state = Self.state(of: descriptor), state == TCP_CLOSE_WAIT || state == TCP_LAST_ACK else { return }
        settle(descriptor, .closed)
    }

    /// Looks at a socket for the last time, forgets its connection and closes it.
    ///
    /// In a socket that is dead the kernel has the reset's cause, unless libcurl has read it: EPIPE after a FIN, else
    /// ECONNRESET. libcurl reads no EPIPE before it has seen the FIN, and writes nothing between the two but TLS's farewell.
    func close(_ descriptor: Int32) {
        look(at: descriptor)
        if Self.state(of: descriptor) == TCP_CLOSE {
            var error: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
            settle(descriptor, error == EPIPE ? .closed : .reset)
        }
        if let port = Self.localPort(of: descriptor) { fates[port] = nil }
        Glibc.close(descriptor)
    }

    private func settle(_ descriptor: Int32, _ ending: ConnectionFate.Ending) {
        guard let port = Self.localPort(of: descriptor), let fate = fates[port], fate.ending == nil else { return }
        fate.ending = ending
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
