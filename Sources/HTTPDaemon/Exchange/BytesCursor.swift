/// How far one response has come in a body of bytes, which the library sends.
struct BytesCursor {
    private let bytes: [UInt8]
    /// How many the kernel has taken.
    private var position = 0
    /// When the kernel had taken them all, in nanoseconds from the request's last byte.
    private var sentAt: Int64?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// How many there are.
    var count: Int {
        bytes.count
    }

    /// Copies as many as fit from that position on. That the library asks for them tells that it has sent those before.
    mutating func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        self.position = position
        let count = min(buffer.count, bytes.count - position)
        bytes.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
        }
        return count
    }

    /// All have been sent.
    mutating func finish(at time: Int64) {
        position = bytes.count
        sentAt = time
    }

    /// What the kernel has taken.
    var progress: PlaybackProgress {
        let sent = sentAt.map { [SentStep(step: 0, at: .nanoseconds($0), bytes: bytes.count)] } ?? []
        return PlaybackProgress(stepsSent: sent.count, bodyBytes: position, sent: sent)
    }
}
