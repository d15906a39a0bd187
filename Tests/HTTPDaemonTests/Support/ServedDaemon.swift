import Dispatch
import HTTPDaemon
import Synchronization

/// A handler that is a closure.
struct Responder: RequestHandler {
    let respond: @Sendable (HTTPRequest) -> HTTPResponse

    func respond(to request: HTTPRequest) -> HTTPResponse {
        respond(request)
    }
}

/// Starts a daemon, and stops it when the body is done.
func withDaemon<Result>(
    loops: Int = 1,
    maximumBodyBytes: Int = 32 << 20,
    respond: @escaping @Sendable (HTTPRequest) -> HTTPResponse,
    _ body: (Daemon) throws -> Result
) throws -> Result {
    let daemon = try Daemon(
        .init(loops: loops, maximumBodyBytes: maximumBodyBytes),
        handler: Responder(respond: respond)
    )
    defer { daemon.stop(grace: .zero) }
    return try body(daemon)
}

/// Collects values that other threads hand over, and waits for them.
final class Collected<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    private let arrived = DispatchSemaphore(value: 0)

    func add(_ value: Value) {
        values.withLock { $0.append(value) }
        arrived.signal()
    }

    /// What is there now.
    var all: [Value] {
        values.withLock { $0 }
    }

    /// The next value in the order of arrival that nobody has waited for; nil if ten seconds bring none.
    func next() -> Value? {
        guard arrived.wait(timeout: .now() + 10) == .success else { return nil }
        return values.withLock { values in
            taken.withLock { taken in
                defer { taken += 1 }
                return values[taken]
            }
        }
    }

    private let taken = Mutex(0)
}

extension Playback.Step {
    /// Text due so many milliseconds from the request's last byte.
    static func text(_ text: String, at milliseconds: Int = 0) -> Self {
        Playback.Step(due: .milliseconds(milliseconds), .write(Array(text.utf8)))
    }
}
