import Glibc

/// Bytes around a body that we write in the library's place, and how far they have come.
///
/// All times are nanoseconds from the request's last byte.
struct RawWrite {
    /// The last chunk, which ends a body in chunks.
    static let lastChunk = RawWrite(Array("0\r\n\r\n".utf8), due: 0, interval: 0)

    private let bytes: [UInt8]
    private let due: Int64
    private let interval: Int64
    /// How many the kernel has taken.
    private var position = 0

    /// - Parameters:
    ///   - due: When the first is sent.
    ///   - interval: How much later than the one before it each is sent, in a send of its own; 0 sends all at once.
    init(_ bytes: [UInt8], due: Int64, interval: Int64) {
        self.bytes = bytes
        self.due = due
        // No further than a time that is played may be, so that the last of them does not leave the clock.
        self.interval = min(interval, .max / 4 / Int64(max(1, bytes.count)))
    }

    /// How long it takes, from the first byte to what follows the last.
    var span: Int64 {
        Int64(bytes.count) * interval
    }

    /// Whether the last byte is due by then.
    func reachesLastByte(by elapsed: Int64) -> Bool {
        due + span - interval <= elapsed
    }

    /// Sends what is due and has not been sent; with `end`, all has been.
    ///
    /// - Parameter send: Gives bytes to the kernel: how many it took, or the negative `errno`.
    mutating func advance(elapsed: Int64, send: (UnsafeRawBufferPointer) -> Int) -> PlaybackCursor.Next {
        while position < bytes.count {
            let next = due + Int64(position) * interval
            if next > elapsed { return .wait(until: next) }
            let end = interval > 0 ? position + 1 : bytes.count
            let count = bytes.withUnsafeBytes { send(UnsafeRawBufferPointer(rebasing: $0[position..<end])) }
            if count < 0 { return count == -Int(EAGAIN) ? .waitForRoom : .fail(Int32(-count)) }
            position += count
        }
        return .end(.end)
    }
}
