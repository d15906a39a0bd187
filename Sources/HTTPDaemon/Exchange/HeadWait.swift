/// What a response waits for before its head is sent: its prelude, and the time at which the head is due.
struct HeadWait {
    private var prelude: PlaybackCursor?
    private let headDue: Int64

    init(_ response: borrowing HTTPResponse) {
        headDue = response.headDue.playable
        guard !response.prelude.isEmpty else { return }
        prelude = PlaybackCursor(Playback(response.prelude.filter(\.isPrelude).map(\.silent)), chunked: false)
    }

    /// When the head is due, in nanoseconds from the request's last byte, as far as it was held by now.
    var due: Int64 {
        headDue + shift
    }

    /// How long it was held, in nanoseconds.
    var shift: Int64 {
        prelude?.shift ?? 0
    }

    /// Whether nobody can let it go on.
    var isStalled: Bool {
        prelude?.isStalled ?? false
    }

    /// What is next, so many nanoseconds after the request's last byte; with `end`, the head may be sent.
    mutating func advance(elapsed: Int64) -> PlaybackCursor.Next {
        // Nothing is sent: there are no writes and no heartbeats.
        let next = prelude?.advance(
            elapsed: elapsed,
            clock: { elapsed },
            send: { bytes, _ in bytes.count },
            setApart: {}
        )
        if let next, next != .end(.end) { return next }
        return due > elapsed ? .wait(until: due) : .end(.end)
    }

    /// Lets it go on from where it is held. Returns false when it is not held, or stalls.
    mutating func release(_ how: HoldRelease, elapsed: Int64) -> Bool {
        // There is no body to be ended.
        prelude?.release(how == .end ? .close : how, elapsed: elapsed) ?? false
    }
}

extension Playback.Step {
    /// Whether it can happen before a head.
    fileprivate var isPrelude: Bool {
        switch action {
        case .hold, .stall, .reset, .close: true
        case .write, .unframed, .end: false
        }
    }

    /// The same without a heartbeat.
    fileprivate var silent: Self {
        switch action {
        case .hold(let name, _): Self(due: due, .hold(name))
        case .stall: Self(due: due, .stall())
        case .write, .unframed, .end, .reset, .close: self
        }
    }
}
