/// A heartbeat as bytes to be sent.
struct HeartbeatFraming: Sendable {
    /// One chunk.
    let bytes: [UInt8]
    /// Where its payload lies in `bytes`.
    let payload: Range<Int>
    /// When it is sent first, in nanoseconds from when the playback came to stand.
    let first: Int64
    /// How much later it is sent again; nil: never.
    let every: Int64?

    /// nil when there is nothing to send.
    init?(_ heartbeat: Playback.Heartbeat?) {
        guard let heartbeat, !heartbeat.bytes.isEmpty else { return nil }
        var bytes: [UInt8] = []
        bytes.append(chunk: heartbeat.bytes)
        self.bytes = bytes
        payload = bytes.count - 2 - heartbeat.bytes.count..<bytes.count - 2
        first = heartbeat.first.playable
        let every = heartbeat.every.playable
        self.every = every > 0 ? every : nil
    }

    /// The first moment after `now` at which one is due, one having been due at `last`.
    func next(after now: Int64, last: Int64) -> Int64? {
        every.map { last + (max(0, now - last) / $0 + 1) * $0 }
    }
}
