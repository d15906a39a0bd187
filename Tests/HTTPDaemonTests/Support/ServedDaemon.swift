import HTTPDaemon

/// A handler that is a closure.
struct Responder: RequestHandler {
    let closure: @Sendable (HTTPRequest) -> HTTPResponse

    func respond(to request: HTTPRequest) -> HTTPResponse {
        closure(request)
    }
}

/// Starts a daemon on a free port, and stops it when the body is done.
func withDaemon<Result>(
    loops: Int = 1,
    maximumBodyBytes: Int = 32 << 20,
    respond: @escaping @Sendable (HTTPRequest) -> HTTPResponse,
    _ body: (Daemon) throws -> Result
) throws -> Result {
    let daemon = try Daemon(
        .init(loops: loops, maximumBodyBytes: maximumBodyBytes),
        handler: Responder(closure: respond)
    )
    defer { daemon.stop(grace: .zero) }
    return try body(daemon)
}

extension Playback.Step {
    /// Text due so many milliseconds from the request's last byte.
    static func text(_ text: String, at milliseconds: Int = 0) -> Self {
        Playback.Step(due: .milliseconds(milliseconds), .write(Array(text.utf8)))
    }

    /// The same, in a write of its own.
    static func alone(_ text: String, at milliseconds: Int = 0) -> Self {
        Playback.Step(due: .milliseconds(milliseconds), .write(Array(text.utf8)), isAlone: true)
    }

    /// Text outside of the body's framing.
    static func unframed(_ text: String, at milliseconds: Int = 0, isAlone: Bool = false) -> Self {
        Playback.Step(due: .milliseconds(milliseconds), .unframed(Array(text.utf8)), isAlone: isAlone)
    }

    /// A hold due so many milliseconds from the request's last byte.
    static func hold(_ name: String, at milliseconds: Int = 0, beat: Playback.Heartbeat? = nil) -> Self {
        Playback.Step(due: .milliseconds(milliseconds), .hold(name, beat))
    }
}

extension HTTPResponse {
    /// A playback with status 200.
    static func playing(
        _ steps: [Playback.Step],
        prelude: [Playback.Step] = [],
        headDue: Duration = .zero,
        remote: ExchangeRemote? = nil,
        onEnd: (@Sendable (ExchangeEnd) -> Void)? = nil
    ) -> Self {
        HTTPResponse(
            status: 200,
            prelude: prelude,
            headDue: headDue,
            body: .playback(Playback(steps)),
            remote: remote,
            onEnd: onEnd
        )
    }

    /// A text with status 200.
    static func text(_ text: String, onEnd: (@Sendable (ExchangeEnd) -> Void)? = nil) -> Self {
        HTTPResponse(status: 200, body: .bytes(Array(text.utf8)), onEnd: onEnd)
    }
}

extension [UInt8] {
    /// These bytes so many times over.
    func repeated(_ times: Int) -> Self {
        var all: Self = []
        all.reserveCapacity(count * times)
        for _ in 0..<times { all += self }
        return all
    }
}
