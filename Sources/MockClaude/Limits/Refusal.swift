import MessagesAPI
import Timeline

/// A request that a limit does not let through.
struct Refusal: Sendable, Equatable {
    /// What is limited.
    enum Limit: Sendable, CaseIterable {
        case requests, inputTokens, outputTokens, concurrent
    }

    /// Which limit it is.
    let limit: Limit
    /// How much it allows, a minute or at a time.
    let allowed: Int
    /// How long to wait; more than zero. Who comes back then is let through, unless somebody else was faster.
    let wait: Duration

    /// What the service answers (in the words of recorded answers; how many connections are too many, it does not say).
    var error: APIError {
        let message =
            switch limit {
            case .requests: Self.exceeded(allowed, "requests")
            case .inputTokens: Self.exceeded(allowed, "input tokens")
            case .outputTokens: Self.exceeded(allowed, "output tokens")
            case .concurrent:
                "Number of concurrent connections has exceeded your rate limit of \(Self.grouped(allowed))."
            }
        return APIError(.rateLimit, message: message + " Please try again later.")
    }

    /// The fields that tell the wait: in whole seconds, and, for the clients that know it, in milliseconds. Both are rounded
    /// up, so that who obeys either never comes too early.
    var headers: [Timeline.Header] {
        [
            Timeline.Header("retry-after", "\(max(1, wait.roundedUp(to: .seconds(1))))"),
            Timeline.Header("retry-after-ms", "\(wait.roundedUp(to: .milliseconds(1)))"),
        ]
    }

    private static func exceeded(_ allowed: Int, _ things: String) -> String {
        "This request would exceed your organization's rate limit of \(grouped(allowed)) \(things) per minute."
    }

    /// A number as people write it: `30,000`.
    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digits[index])
        }
    }
}

extension Duration {
    /// How many such units it takes to last at least as long.
    func roundedUp(to unit: Duration) -> Int {
        let (count, rest) = attoseconds.quotientAndRemainder(dividingBy: unit.attoseconds)
        return Int(rest > 0 ? count + 1 : count)
    }
}
