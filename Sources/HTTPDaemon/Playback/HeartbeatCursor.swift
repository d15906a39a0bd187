import Glibc

/// How far the heartbeats of one stream have come.
///
/// A beat that was begun is finished whatever happens, because a half chunk would spoil the body.
struct HeartbeatCursor {
    /// When the next is due, while the stream stands still.
    private(set) var due: Int64?
    /// How many bytes of payload the kernel has taken.
    private(set) var payloadSent = 0
    /// How much of a beat that was begun the kernel has taken.
    private var position: Int?

    /// The stream has come to stand.
    mutating func begin(_ heartbeat: HeartbeatFraming?, at now: Int64) {
        due = heartbeat.map { now + $0.first }
    }

    /// The stream does not stand any more, or is to be silent.
    mutating func end() {
        due = nil
    }

    /// Whether there is something to send.
    func isDue(by elapsed: Int64) -> Bool {
        if position != nil { return true }
        guard let due else { return false }
        return due <= elapsed
    }

    /// Sends what is due. The next is due at the first of its times that has not passed then.
    ///
    /// - Returns: The `errno` of what could not be sent.
    mutating func advance(
        _ heartbeat: HeartbeatFraming,
        chunked: Bool,
        elapsed: Int64,
        send: (_ bytes: UnsafeRawBufferPointer, _ more: Bool) -> Int
    ) -> Int32? {
        let range = chunked ? 0..<heartbeat.bytes.count : heartbeat.payload
        var position = position ?? range.lowerBound
        while position < range.upperBound {
            let count = heartbeat.bytes.withUnsafeBytes {
                send(UnsafeRawBufferPointer(rebasing: $0[position..<range.upperBound]), false)
            }
            if count < 0 {
                if position > range.lowerBound { self.position = position }
                return Int32(-count)
            }
            let taken = heartbeat.payload.clamped(to: position..<position + count)
            payloadSent += taken.count
            position += count
        }
        self.position = nil
        due = due.flatMap { heartbeat.next(after: elapsed, last: $0) }
        return nil
    }
}
