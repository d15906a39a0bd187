import HTTPDaemon
import Synchronization

/// A handler that lets connections in as a closure says, which is told how many there were before.
final class Doorkeeper: RequestHandler {
    private let seen = Mutex(0)
    /// What those spoke who were turned away for it.
    let turnedAway = Collected<ForeignProtocol>()
    private let closure: @Sendable (Int) -> Admission
    private let response: @Sendable (HTTPRequest) -> HTTPResponse

    init(
        _ closure: @escaping @Sendable (Int) -> Admission,
        respond: @escaping @Sendable (HTTPRequest) -> HTTPResponse = { .text($0.target) }
    ) {
        self.closure = closure
        response = respond
    }

    /// How many connections it was asked about.
    var count: Int {
        seen.withLock { $0 }
    }

    func admit() -> Admission {
        closure(
            seen.withLock { seen in
                defer { seen += 1 }
                return seen
            }
        )
    }

    func turnedAway(speaking foreign: ForeignProtocol) {
        turnedAway.add(foreign)
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        response(request)
    }
}
