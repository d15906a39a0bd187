import HTTPDaemon
import Timeline

/// What a reply's header fields say about trying again.
struct RetryAdvice: Sendable, Equatable {
    /// How long to wait.
    enum Wait: Sendable, Equatable {
        /// From the reply's end.
        case span(Duration)
        /// Until a moment of the watch's clock.
        case until(Duration)
    }

    /// The longest wait that is told from a longer one.
    private static let longest = 1e9

    /// How long to wait; nil when nothing is said that makes sense.
    let wait: Wait?
    /// Whether to try again at all, which goes before what the status says; nil when nothing is said.
    let shouldRetry: Bool?

    /// Reads `retry-after-ms`, else `retry-after` (seconds or an HTTP date), and `x-should-retry`, as the official clients do.
    ///
    /// - Parameters:
    ///   - now: the present moment of the watch's clock.
    ///   - wallClock: the same moment, counted from 1970, which a date is compared with.
    init(headers: HTTPHeaders, now: Duration, wallClock: Duration) {
        shouldRetry = headers.value(of: "x-should-retry").flatMap { Bool($0.lowercased()) }
        if let time = headers.value(of: "retry-after-ms").flatMap({ Double(decimal: $0) }), time > 0 {
            wait = .span(.seconds(min(time / 1000, Self.longest)))
        } else if let time = headers.value(of: "retry-after") {
            wait =
                Double(decimal: time).map { .span(.seconds(min($0, Self.longest))) }
                ?? HTTPDate.parse(time).map { .until(now + $0 - wallClock) }
        } else {
            wait = nil
        }
    }
}
