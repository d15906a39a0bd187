/// How far a response's body has come: one that the loop plays, one that the library sends, or none.
struct BodyCursor {
    /// Its length in bytes, as `LibraryResponse` takes it.
    let length: Int?
    /// For a body that the loop plays.
    var playback: PlaybackCursor?
    private var bytes: BytesCursor?

    /// No body.
    init() {
        length = 0
    }

    /// - Parameters:
    ///   - isBodiless: Whether only the head is sent.
    ///   - isTunnel: Whether even the length is none.
    ///   - isChunked: Whether the client understands chunks.
    ///   - shift: How long the exchange was held before its head, in nanoseconds.
    init(_ response: HTTPResponse, isBodiless: Bool, isTunnel: Bool, isChunked: Bool, shift: Int64) {
        switch response.body {
        // libmicrohttpd 0.9.75 would send the body and not say how long it is.
        case _ where isTunnel:
            length = 0
        case .bytes(let bytes):
            length = bytes.count
            if !isBodiless { self.bytes = BytesCursor(bytes) }
        // A body of no bytes is not asked for; and of one that is left out, it would send the last chunk.
        case .playback(let playback) where isBodiless || playback.length == 0:
            length = playback.length ?? playback.framing.payloadCount
        case .playback(let playback):
            length = playback.length
            self.playback = PlaybackCursor(playback, chunked: isChunked, shift: shift)
        }
    }

    /// Whether something is due by then, so many nanoseconds from the request's last byte.
    func isDue(by elapsed: Int64) -> Bool {
        if let playback { return playback.isDue(by: elapsed) }
        return (bytes?.count ?? 0) > 0
    }

    /// Copies bytes for the library to send; nil for a body that the loop plays.
    mutating func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        bytes?.read(at: position, into: buffer)
    }

    /// The library has sent what was its to send.
    mutating func finish(at time: Int64) {
        bytes?.finish(at: time)
        if playback?.framing.endsWithLastByte ?? false { playback?.finish(at: time) }
    }

    /// What the kernel has taken.
    var progress: PlaybackProgress {
        playback?.progress ?? bytes?.progress ?? PlaybackProgress(stepsSent: 0, bodyBytes: 0)
    }
}
