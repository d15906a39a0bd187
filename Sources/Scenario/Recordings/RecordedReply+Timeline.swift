package import Timeline

extension RecordedReply {
    /// Everything that is sent when the recording is played, and when.
    ///
    ///     slices   ├ event │ eve ┤ nt │ event ┤
    ///     exact    event   eve     nt   event       as they came; what shared a slice shares a write
    ///     events   event           event   event    each when its last byte came
    func timeline(_ replay: Replay) -> Timeline {
        let response = recording.response
        var timeline = Timeline(
            status: response.status,
            headers: response.endToEndHeaders,
            headAt: response.headAt,
            framing: .stream
        )
        if !response.hasHead {
            timeline.framing = .whole
            timeline.beforeHead = response.endStep.map { [$0] } ?? []
        } else if isStream {
            timeline.steps = replay == .exact ? parts : wholeEvents
        } else {
            timeline.steps = replay == .exact ? slices : wholeBody
            timeline.setFraming(of: response)
        }
        if response.hasHead {
            timeline.steps += response.endStep.map { [$0] } ?? []
            if response.framing == .chunked { timeline.endAt = response.endAt }
        }
        if replay == .instant {
            for index in timeline.steps.indices { timeline.steps[index].travel = .shared }
            timeline.play(at: .instant)
        }
        return timeline
    }

    /// The same as one piece, sent when all of it had come: what faults can act on where there are no events.
    func wholeTimeline(_ replay: Replay) -> Timeline {
        let response = recording.response
        var timeline = timeline(replay)
        guard response.hasHead, timeline.framing != .whole else { return timeline }
        timeline.endAt = nil
        timeline.steps = wholeBody + timeline.steps.filter { !$0.isEvent }
        if response.end == .complete {
            timeline.framing = .whole
            timeline.headAt = timeline.steps.first?.at ?? timeline.headAt
        } else if timeline.framing == .stream {
            // How long it would have been nobody knows: longer than what came.
            timeline.framing = .length(timeline.byteCount + 1)
        }
        if replay == .instant { timeline.play(at: .instant) }
        return timeline
    }

    /// What came of a body that is no stream in each slice.
    private var slices: [Step] {
        recording.response.slices.map { slice in
            var step = Step(event: "body", bytes: slice.bytes, at: slice.at)
            step.travel = .alone
            return step
        }
    }

    /// All of a body that is no stream, when all of it had come.
    private var wholeBody: [Step] {
        let response = recording.response
        guard let last = response.slices.last, response.byteCount > 0 else { return [] }
        return [Step(event: "body", bytes: response.body, at: last.at)]
    }

    /// What came of each event in each slice.
    private var parts: [Step] {
        var steps: [Step] = []
        var sent = 0
        var next = 0
        for slice in recording.response.slices {
            let end = sent + slice.bytes.count
            while sent < end {
                let event = next < events.count ? events[next] : nil
                let stop = min(event?.end ?? end, end)
                let bytes = slice.bytes.suffix(end - sent).prefix(stop - sent)
                var step = Step(event: event?.type ?? "raw", bytes: Array(bytes), at: slice.at)
                step.isPart = stop != event?.end
                step.travel = stop == end ? .alone : .joined
                if !step.isPart { next += 1 }
                steps.append(step)
                sent = stop
            }
        }
        return steps
    }

    /// Each event in one step. An event that the end has cut off is one too.
    private var wholeEvents: [Step] {
        var steps: [Step] = []
        var begun: [UInt8] = []
        let parts = parts
        for (index, var step) in parts.enumerated() {
            begun += step.bytes
            if step.isPart, index + 1 < parts.count { continue }
            step.action = .send(begun)
            step.travel = .alone
            steps.append(step)
            begun = []
        }
        return steps
    }
}

extension Timeline {
    /// Frames a body that is no stream as it was framed.
    fileprivate mutating func setFraming(of response: Recording.Response) {
        guard case .length(let length) = response.framing else { return }
        let isAtOnce = steps.isEmpty || steps.count == 1 && steps[0].at <= headAt
        framing = isAtOnce && response.end == .complete && length == byteCount ? .whole : .length(length)
    }
}

extension Recording.Response {
    /// What ended it before its time; nil when nothing did.
    fileprivate var endStep: Step? {
        switch end {
        case .complete: nil
        case .closed(let at): Step(.close, at: at)
        case .reset(let at): Step(.reset, at: at)
        case .unfinished: Step(.stall(), at: slices.last?.at ?? (hasHead ? headAt : .zero))
        }
    }

    /// The header fields that are about the answer and not about one connection or the framing on it (RFC 9110, 7.6.1).
    package var endToEndHeaders: [Timeline.Header] {
        let named = headers.filter { $0.name.lowercased() == "connection" }
            .flatMap { $0.value.lowercased().split(separator: ",").map { $0.filter { !$0.isWhitespace } } }
        return headers.filter { !Self.hopByHop.union(named).contains($0.name.lowercased()) }
    }

    private static let hopByHop: Set<String> = [
        "connection", "content-length", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection",
        "te",
        "trailer", "transfer-encoding", "upgrade",
    ]
}
