import Scenario

/// What has come of one answer, with the times of its arrival.
///
/// All times count from the request's last byte, and are cut to microseconds: nobody measures or plays them finer.
struct Capture {
    private var response: Recording.Response?
    private var ending: Recording.End?

    /// Whether the head has come.
    var hasHead: Bool { response != nil }

    /// Whether the end has come, or nobody listens any more.
    var isOver: Bool { ending != nil }

    /// The head has come.
    mutating func began(_ response: Recording.Response) { self.response = response }

    /// Some of the body has come.
    mutating func came(_ bytes: [UInt8], at time: Duration) {
        response?.slices.append(Recording.Slice(at: time.inMicroseconds, bytes: bytes))
    }

    /// The end has come. Only the first counts.
    mutating func ended(_ end: Recording.End, at time: Duration) {
        guard ending == nil else { return }
        ending = end
        // Where a length tells the end, and where there is no body, it has no time of its own.
        if end == .complete, let response, response.framing == .chunked, !response.slices.isEmpty {
            self.response?.endAt = time.inMicroseconds
        }
    }

    /// The whole answer; nil while it goes on, and where there is nothing to be told of it.
    var recorded: Recording.Response? {
        guard let ending else { return nil }
        guard var response else { return ending == .unfinished ? nil : .none(ending) }
        response.end = ending
        return response
    }
}

extension Duration {
    /// The time without what is finer than a microsecond.
    var inMicroseconds: Duration {
        .seconds(components.seconds) + .microseconds(components.attoseconds / 1_000_000_000_000)
    }
}
