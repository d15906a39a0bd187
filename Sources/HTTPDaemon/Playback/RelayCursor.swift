import Glibc

/// How far a stream has come in a body that is sent as it comes.
///
/// It holds what has come and the kernel has not taken. Each piece is one chunk, and has a send of its own.
final class RelayCursor {
    private struct Piece {
        /// What is sent: a chunk, or the bare bytes.
        let bytes: [UInt8]
        /// Where the bytes of the body lie in it.
        let payload: Range<Int>
    }

    /// How many bytes the client is told that there will be; nil for a body in chunks.
    let length: Int?
    private let isChunked: Bool
    private var pieces: [Piece] = []
    /// How many of the pieces the kernel has taken whole. They are let go together.
    private var sentPieces = 0
    /// How many bytes of the next one it has taken.
    private var position = 0
    /// How the body ends, once that is known.
    private var ending: PlaybackFraming.Ending.Action?
    private var steps = 0
    private var sentBytes = 0
    /// How many bytes of the body were given to it.
    private var givenBytes = 0

    init(length: Int?, chunked: Bool) {
        self.length = length
        isChunked = chunked && length == nil
    }

    // MARK: - What comes

    /// More of the body. What is beyond its length is no part of it, and nothing comes after the end.
    func add(_ bytes: [UInt8]) {
        guard ending == nil else { return }
        let count = min(bytes.count, length.map { $0 - givenBytes } ?? .max)
        guard count > 0 else { return }
        givenBytes += count
        guard isChunked else {
            let bytes = count == bytes.count ? bytes : Array(bytes[..<count])
            return pieces.append(Piece(bytes: bytes, payload: 0..<count))
        }
        var chunk: [UInt8] = []
        chunk.reserveCapacity(count + 20)
        chunk.append(chunk: bytes)
        pieces.append(Piece(bytes: chunk, payload: chunk.count - 2 - count..<chunk.count - 2))
    }

    /// The end of the body, behind all that has come.
    func finish(_ action: PlaybackFraming.Ending.Action) {
        ending = ending ?? action
    }

    // MARK: - Sending

    /// Sends what has come, each piece with a send of its own.
    ///
    /// - Parameter send: Gives bytes to the kernel: how many it took, or the negative `errno`.
    func advance(send: (UnsafeRawBufferPointer) -> Int) -> PlaybackCursor.Next {
        while sentPieces < pieces.count {
            let piece = pieces[sentPieces]
            let count = piece.bytes.withUnsafeBytes { send(UnsafeRawBufferPointer(rebasing: $0[position...])) }
            if count < 0 { return count == -Int(EAGAIN) ? .waitForRoom : .fail(Int32(-count)) }
            position += count
            if position == piece.bytes.count { letGo(piece) }
        }
        return ending.map { .end($0) } ?? .wait(until: nil)
    }

    private func letGo(_ piece: Piece) {
        steps += 1
        sentBytes += piece.payload.count
        position = 0
        sentPieces += 1
        // Taking each from the front would move all that are behind it.
        if sentPieces == pieces.count || sentPieces == 64 {
            pieces.removeFirst(sentPieces)
            sentPieces = 0
        }
    }

    /// All has been sent, as the library knows that sends it.
    func finish() {
        for piece in pieces[sentPieces...] {
            steps += 1
            sentBytes += piece.payload.count
        }
        pieces = []
        (sentPieces, position) = (0, 0)
    }

    // MARK: - What it is asked

    /// Whether there is something to send, or to end.
    var isDue: Bool { !pieces.isEmpty || ending == .end }

    /// Whether all that will come has come.
    var isFinished: Bool { ending != nil }

    /// Whether as many bytes were sent as the client was told, if it was told.
    var isOfLength: Bool { length == nil || length == sentBytes }

    /// How many bytes of the body the kernel has taken.
    var payloadSent: Int {
        guard position > 0 else { return sentBytes }
        let payload = pieces[sentPieces].payload
        return sentBytes + min(max(0, position - payload.lowerBound), payload.count)
    }

    /// What the kernel has taken, without the times of the pieces, which could be any number.
    var progress: PlaybackProgress {
        PlaybackProgress(stepsSent: steps, bodyBytes: payloadSent)
    }
}
