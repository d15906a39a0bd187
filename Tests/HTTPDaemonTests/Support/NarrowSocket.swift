import Glibc

@testable import HTTPDaemon

/// A socket that takes only so many bytes at a time, and remembers each send.
struct NarrowSocket {
    var room: [Int] = []
    var failure = EAGAIN
    var sends: [String] = []
    var more: [Bool] = []

    mutating func send(_ bytes: UnsafeRawBufferPointer, more: Bool) -> Int {
        let count = min(bytes.count, room.isEmpty ? bytes.count : room.removeFirst())
        guard count > 0 else { return -Int(failure) }
        sends.append(String(decoding: bytes[..<count], as: UTF8.self))
        self.more.append(more)
        return count
    }
}

/// Plays what is due on that socket, so many milliseconds after the request.
func advance(_ cursor: PlaybackCursor, _ socket: inout NarrowSocket, to milliseconds: Int64)
    -> PlaybackCursor.Next
{
    cursor.advance(
        elapsed: milliseconds * 1_000_000,
        clock: { milliseconds * 1_000_000 + 1 },
        send: { socket.send($0, more: $1) },
        setApart: {}
    )
}

/// Releases a cursor so many milliseconds after the request.
func release(_ cursor: PlaybackCursor, _ how: HoldRelease, at milliseconds: Int64) -> Bool {
    cursor.release(how, elapsed: milliseconds * 1_000_000)
}

/// What the socket has taken.
func counts(_ cursor: PlaybackCursor) -> (steps: Int, bytes: Int) {
    (cursor.progress.stepsSent, cursor.progress.bodyBytes)
}
