import Scenario

/// What is wrong with a retry.
struct RetryFindings {
    /// More attempts than that are a storm.
    private static let mostAttempts = 10
    /// Below that, two waits differ by chance.
    private static let leastGrowth = Duration.milliseconds(5)

    /// The failed attempt, and how long the client waited after it.
    private let failed: WatchedAttempt
    private let waited: Duration
    private let told: Duration?
    /// The attempt that continues it.
    private let retry: WatchedAttempt

    init(of retry: WatchedAttempt, after failed: WatchedAttempt, waited: Duration, told: Duration?) {
        self.failed = failed
        self.waited = waited
        self.told = told
        self.retry = retry
    }

    /// The wait, to compare the next one with.
    var wait: WatchedAttempt.Wait {
        WatchedAttempt.Wait(
            length: waited,
            isAdvised: told != nil && !isEarly,
            isCounted: (retry.retryCount ?? 0) > 0
        )
    }

    /// All of them, in the order of the format.
    var all: [Finding] {
        var findings: [Finding] = []
        func found(_ kind: FindingKind, _ detail: String) {
            findings.append(Finding(kind: kind, request: retry.id, detail: detail))
        }
        if isEarly, let told {
            found(
                .retryAfterIgnored,
                "came back \(waited.wholeMilliseconds) ms after \(failed.id), which told it to wait "
                    + "\(told.wholeMilliseconds) ms"
            )
        }
        if let reply = failed.reply, reply.isFinal, retry.hasBody {
            found(.retriedNonRetryable, "sent the same body again after \(failed.id) was refused with \(reply.status)")
        }
        // Once a call: the attempts after it are the same storm.
        if failed.count == Self.mostAttempts {
            found(.retryStorm, "attempt \(failed.count + 1) of one call")
        }
        if failed.count == 2, let first = failed.wait, isWithoutBackoff(after: first) {
            found(
                .noBackoff,
                "waited \(first.length.wholeMilliseconds) ms before the second attempt and "
                    + "\(waited.wholeMilliseconds) ms before the third"
            )
        }
        return findings
    }

    /// Whether it came back more than 50 ms and 5 % too early.
    private var isEarly: Bool {
        guard let told else { return false }
        return told - waited > .milliseconds(50) + told / 20
    }

    private func isWithoutBackoff(after first: WatchedAttempt.Wait) -> Bool {
        guard !first.isAdvised, !wait.isAdvised, first.isCounted == wait.isCounted else { return false }
        return waited - first.length < max(first.length / 10, Self.leastGrowth)
    }
}
