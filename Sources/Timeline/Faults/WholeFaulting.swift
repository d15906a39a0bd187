extension Timeline {
    /// How many more bytes a bad chunk's counterpart announces than a body has.
    static let announcedInVain = 16

    /// Does these faults to an answer that is no stream: its body is one piece, and shares of it go by bytes. What makes sense
    /// only between events does nothing.
    ///
    /// The head tells the length of the whole body, also when a fault cuts it; where it ends early, that of what comes; where
    /// the framing is to be wrong, a greater one.
    public mutating func applyToWhole(_ faults: [Fault]) {
        let faults = faults.filter { !$0.act.needsEvents }
        guard !faults.isEmpty else { return }
        // Where there is no body, nothing can be done in it.
        guard byteCount > 0, status != 204, status != 304 else { return _ = doBeforeHead(faults) }
        if faults.contains(where: { $0.act == .corrupt }) { corruptWhole() }
        let length = framing.length ?? byteCount
        apply(faults.filter { $0.act != .corrupt }, heartbeat: nil, isStream: false)
        // It ends with its last byte.
        endAt = nil
        guard let last = steps.last else { return }
        switch last.action {
        case .end:
            failureOfStream = failure
            steps.removeLast()
            framing = .length(byteCount)
        case .badChunk:
            failureOfStream = failure
            steps[steps.count - 1].action = .close
            framing = .length(length + Self.announcedInVain)
        default: framing = .length(length)
        }
        if steps.count == 1, steps[0].isEvent, steps[0].at == headAt, byteCount == framing.length { framing = .whole }
    }

    private mutating func corruptWhole() {
        guard let index = steps.firstIndex(where: \.isEvent), framing == .whole else { return }
        steps[index].action = .send(CorruptEvent.bytes(of: steps[index].bytes))
        steps[index].spoilsReply = true
        alterations.append(Failure(action: "corrupt", event: 0))
    }
}

extension Timeline.Framing {
    /// The length that the head tells; nil where the steps have it.
    fileprivate var length: Int? { if case .length(let length) = self { length } else { nil } }
}

extension Fault.Act {
    /// Whether it means nothing where there are no events.
    fileprivate var needsEvents: Bool {
        switch self {
        case .error, .duplicate, .drop, .swap: true
        case .reset, .close, .end, .stall, .badChunk, .corrupt, .hold, .wait, .dribble: false
        }
    }
}

extension Timeline {
    /// The faults of a stream for an answer that stands for it and is none: those that still act on the stream, so that they
    /// decide when and how much is answered, and those that act on the answer's own body. What makes sense only between events
    /// is in neither.
    public func splitForWhole(_ faults: [Fault]) -> (ofStream: [Fault], ofWhole: [Fault]) {
        if faults.isEmpty { return ([], []) }
        let body = CountedBody(steps, isStream: true)
        var (ofStream, ofWhole): ([Fault], [Fault]) = ([], [])
        for fault in faults {
            switch (fault.at, fault.act) {
            // It is the answer itself.
            case (_, .error): ofStream.append(fault)
            case (_, .duplicate), (_, .drop), (_, .swap): continue
            case (.request, _), (.headers, _), (.byte, _): ofWhole.append(fault)
            // Behind the last event there is nothing to corrupt.
            case (_, .corrupt) where body.nextEvent(at: fault.at) == nil: continue
            case (_, .corrupt), (_, .dribble):
                guard let place = body.place(of: fault.at), byteCount > 0 else { continue }
                let before = body.steps[..<place.step].reduce(place.byte) { $0 + $1.bytes.count }
                ofWhole.append(Fault(at: .shareOfBytes(Double(before) / Double(byteCount)), fault.act))
            default: ofStream.append(fault)
            }
        }
        return (ofStream, ofWhole)
    }
}
