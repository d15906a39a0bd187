/// How far a response's body has come: one that the loop sends, played or relayed, one that the library sends, or none.
struct BodyCursor {
    /// Its length in bytes, as `LibraryResponse` takes it.
    let length: Int?
    /// For a body that the loop plays.
    private(set) var playback: PlaybackCursor?
    /// For a body that comes while it is sent.
    private(set) var relay: RelayCursor?
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
    init(_ body: HTTPResponse.Body, isBodiless: Bool, isTunnel: Bool, isChunked: Bool, shift: Int64) {
        switch body {
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
        // Without a length nothing is said of one: what is left out here may have none where it comes from either.
        case .relayed(let length) where isBodiless || length == 0:
            self.length = length
        case .relayed(let length):
            self.length = length
            relay = RelayCursor(length: length, chunked: isChunked)
        }
    }

    // MARK: - A body that the loop sends

    /// Whether the loop sends it.
    var isOfLoop: Bool {
        playback != nil || relay != nil
    }

    /// Whether the library takes it piece by piece, because it is over with its last byte.
    var isFed: Bool {
        playback?.framing.endsWithLastByte ?? (relay?.length != nil)
    }

    /// Whether it is in chunks, which the library ends; a client that understands none is sent the bare bytes.
    var isInChunks: Bool {
        length == nil
    }

    /// Sends what is due and has not been sent; the parameters are those of `PlaybackCursor.advance`.
    func advance(
        elapsed: Int64,
        clock: () -> Int64,
        send: (_ bytes: UnsafeRawBufferPointer, _ more: Bool) -> Int,
        setApart: () -> Void
    ) -> PlaybackCursor.Next {
        if let relay { return relay.advance { send($0, false) } }
        return playback!.advance(elapsed: elapsed, clock: clock, send: send, setApart: setApart)
    }

    /// Whether all that is meant for the client has been sent by then, but for the end.
    func reachesLastWrite(by elapsed: Int64) -> Bool {
        relay?.isFinished ?? playback!.reachesLastWrite(by: elapsed)
    }

    /// Whether the client has all that was meant for it though there is no room for the rest.
    var hasSufficed: Bool {
        playback.map { $0.isStalled || $0.hasSufficed } ?? false
    }

    /// Whether it stays silent for ever; nil for a body that is not played.
    var isStalled: Bool? {
        playback?.isStalled
    }

    /// Whether as many bytes were sent as the client was told, if it was told.
    var isOfLength: Bool {
        relay?.isOfLength ?? playback!.isOfLength
    }

    // MARK: - A body that the library sends

    /// Whether something is due by then, so many nanoseconds from the request's last byte.
    func isDue(by elapsed: Int64) -> Bool {
        if let playback { return playback.isDue(by: elapsed) }
        return relay?.isDue ?? ((bytes?.count ?? 0) > 0)
    }

    /// Copies bytes for the library to send; nil for a body that the loop sends.
    mutating func read(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        bytes?.read(at: position, into: buffer)
    }

    /// The library has sent what was its to send.
    mutating func finish(at time: Int64) {
        bytes?.finish(at: time)
        relay?.finish()
        if playback?.framing.endsWithLastByte ?? false { playback?.finish(at: time) }
    }

    /// What the kernel has taken.
    var progress: PlaybackProgress {
        playback?.progress ?? relay?.progress ?? bytes?.progress ?? PlaybackProgress(stepsSent: 0, bodyBytes: 0)
    }
}
