import CMicrohttpd
import Glibc

/// The socket of an accepted connection. Whoever has it closes it: libmicrohttpd, if the connection is served.
struct TCPSocket {
    /// How the client left.
    enum Departure {
        /// It closed its side (FIN).
        case closed
        /// It reset the connection.
        case reset
    }

    /// What has come of a connection on which nothing has been read.
    enum Opening {
        /// Nothing yet.
        case nothing
        /// Its first bytes.
        case bytes([UInt8])
        /// Nothing, and nothing will.
        case end
    }

    /// How far what was written has come.
    enum Delivery {
        /// Some of it waits in our kernel: the client's has no room for it.
        case unsent
        /// All of it was sent, and the client's kernel has not said yet that it has it.
        case sent
        /// The client's kernel has it all.
        case acknowledged
    }

    let descriptor: Int32

    /// Gives bytes to the kernel without blocking: how many it took, or the negative `errno`.
    func send(_ bytes: UnsafeRawBufferPointer, more: Bool) -> Int {
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT) | (more ? Int32(MSG_MORE) : 0)
        while true {
            let count = Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags)
            if count >= 0 { return count }
            if errno != EINTR { return -Int(errno) }
        }
    }

    /// What a connection begins with.
    ///
    /// - Parameter count: How many bytes are looked at; they stay to be read.
    func opening(_ count: Int) -> Opening {
        withUnsafeTemporaryAllocation(byteCount: count, alignment: 1) { buffer in
            let got = recv(descriptor, buffer.baseAddress, count, Int32(MSG_PEEK | MSG_DONTWAIT))
            if got > 0 { return .bytes(Array(buffer[..<got])) }
            return got < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .end
        }
    }

    /// While corked, the kernel sends only full segments; uncorking sends the rest.
    func cork(_ on: Bool) {
        var value: Int32 = on ? 1 : 0
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_CORK, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends a FIN after what was written and reads no more; whoever waits on the socket is woken and finds it closed.
    ///
    /// What the client has sent and nobody will read is thrown away first: closing a socket with unread bytes sends a
    /// reset, and that could overtake what was written.
    func hangUp() {
        while recv(descriptor, nil, 1 << 20, Int32(MSG_DONTWAIT | MSG_TRUNC)) > 0 {}
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Sends a FIN after what was written, and can still read.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Throws away what has come, at most a megabyte of it. Returns false when nothing more can come.
    func discard() -> Bool {
        let count = recv(descriptor, nil, 1 << 20, Int32(MSG_DONTWAIT | MSG_TRUNC))
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
    }

    /// Whether something has come that nobody has read.
    var hasUnread: Bool {
        recv(descriptor, nil, 1, Int32(MSG_PEEK | MSG_DONTWAIT | MSG_TRUNC)) > 0
    }

    /// The same connection, which stays open when this socket is closed; nil when descriptors have run out.
    func copy() -> TCPSocket? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return copy < 0 ? nil : TCPSocket(descriptor: copy)
    }

    /// Wakes whoever waits for something to read, though nothing new has come. Only once the client has closed its
    /// side.
    func wakeReaders() {
        shutdown(descriptor, Int32(SHUT_RD))
    }

    /// Sends a reset at once and drops what has not been sent: connecting a TCP socket to no address dissolves its
    /// connection.
    func reset() {
        var nowhere = sockaddr(sa_family: sa_family_t(AF_UNSPEC), sa_data: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        connect(descriptor, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    }

    var delivery: Delivery {
        if clinux_unacknowledged(descriptor) <= 0 { return .acknowledged }
        return clinux_unsent(descriptor) > 0 ? .unsent : .sent
    }

    /// How a client left whose departure an event has told.
    ///
    /// A client that closes with a FIN answers what we still send with a reset, so that both may be seen at once. The
    /// kernel remembers which came first: a reset after a FIN is EPIPE, any other ECONNRESET.
    func departure(_ readiness: EventPoll.Readiness) -> Departure {
        guard !readiness.isDisjoint(with: .hungUp) else { return .closed }
        var error: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
        return error == EPIPE ? .closed : .reset
    }

    /// Whether the client has left. Changes nothing, so it may be asked beside the loop.
    var isLeft: Bool {
        var state = pollfd(fd: descriptor, events: Int16(EPOLLRDHUP.rawValue), revents: 0)
        return poll(&state, 1, 0) > 0
    }

    /// How the client left, if it has.
    func departure() -> Departure? {
        var state = pollfd(fd: descriptor, events: Int16(EPOLLRDHUP.rawValue), revents: 0)
        guard poll(&state, 1, 0) > 0 else { return nil }
        return departure(EventPoll.Readiness(rawValue: UInt32(UInt16(bitPattern: state.revents))))
    }
}
