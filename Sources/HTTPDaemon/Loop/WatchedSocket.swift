/// A socket that a loop watches, and what is done when it changes or its moment comes: a served connection, or one that is
/// not.
///
/// Its address is the token of its events. So it lives for as long as the socket is watched, and is not freed while the
/// events of a turn are handed out, but by its own.
class WatchedSocket: Timed {
    /// What is watched.
    let socket: TCPSocket

    init(_ socket: TCPSocket) {
        self.socket = socket
    }

    /// What its events carry.
    final var token: UInt64 {
        UInt64(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()))
    }

    /// The object behind a token that is an address.
    static func behind(_ token: UInt64) -> WatchedSocket {
        Unmanaged<WatchedSocket>.fromOpaque(UnsafeRawPointer(bitPattern: UInt(token))!).takeUnretainedValue()
    }

    /// The client has left, or what else was asked for has happened.
    func socketChanged(_ readiness: EventPoll.Readiness) {
        preconditionFailure("Each kind of socket says what its changes are for.")
    }
}
