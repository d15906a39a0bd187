import Scenario

/// The requests of one session that ask for the same thing, as far as they have not been answered well.
///
/// Several calls may ask for the same at once, and nothing but the client's own count tells their requests apart. So a
/// request continues the failure that puts it in the best light, and where calls were seen to overlap, one that would be
/// found fault with counts as another call.
struct WatchedCall: Sendable {
    /// Of more failures than that the oldest are forgotten.
    private static let mostFailures = 32

    /// The requests whose replies are not over, mostly one.
    private var playing: [WatchedAttempt] = []
    /// The failures that were not tried again, in order.
    private var failures: [WatchedAttempt] = []
    private var isParallel = false

    /// Whether nothing is left to be remembered.
    var isEmpty: Bool { playing.isEmpty && failures.isEmpty }

    /// A request has come; what is wrong with its coming.
    mutating func begin(_ attempt: WatchedAttempt, at now: Duration) -> [Finding] {
        var attempt = attempt
        var best: (index: Int, findings: RetryFindings, all: [Finding])?
        isParallel = isParallel || !playing.isEmpty
        for (index, failed) in failures.enumerated() {
            guard let failedAt = failed.failedAt(by: now) else {
                isParallel = true
                continue
            }
            let (waited, told) = (now - failedAt, failed.told(from: failedAt))
            guard failed.isContinued(by: attempt, after: waited, told: told) else { continue }
            let findings = RetryFindings(of: attempt, after: failed, waited: waited, told: told)
            let all = findings.all
            if all.count < best?.all.count ?? .max { best = (index, findings, all) }
        }
        if let found = best, found.all.isEmpty || !isParallel {
            attempt.count = failures[found.index].count + 1
            attempt.wait = found.findings.wait
            failures.remove(at: found.index)
        } else {
            best = nil
            for index in failures.indices { failures[index].isFollowed = true }
        }
        playing.append(attempt)
        return best?.all ?? []
    }

    /// Its reply is known.
    mutating func answer(_ number: UInt64, with reply: WatchedReply) {
        guard let index = playing.lastIndex(where: { $0.number == number }) else { return }
        playing[index].reply = reply
        // Who has the status may try again before the reply is over.
        if reply.isError { keep(playing.remove(at: index)) }
    }

    /// Its reply is over: the client has it, or it failed as it was scripted to.
    mutating func end(_ number: UInt64, failed: Bool, at now: Duration) {
        if let index = failures.firstIndex(where: { $0.number == number }) {
            failures[index].endedAt = now
        } else if let index = playing.firstIndex(where: { $0.number == number }) {
            var attempt = playing.remove(at: index)
            guard failed else { return }
            attempt.endedAt = now
            keep(attempt)
        }
    }

    /// Its reply is over, and says nothing of the next request: the client left, or the server stopped.
    mutating func forget(_ number: UInt64) {
        playing.removeAll { $0.number == number }
        failures.removeAll { $0.number == number }
    }

    private mutating func keep(_ failure: WatchedAttempt) {
        failures.append(failure)
        if failures.count > Self.mostFailures { failures.removeFirst() }
    }

    /// The failures that would have passed and were not tried again, each with its attempt's number.
    func givenUp(by now: Duration) -> [(number: UInt64, finding: Finding)] {
        failures.compactMap { attempt in
            guard let reply = attempt.reply, reply.isError, reply.isRetryable, !attempt.isFollowed,
                attempt.failedAt(by: now) != nil
            else { return nil }
            let detail = "did not try again after attempt \(attempt.count) got \(reply.status)"
            return (attempt.number, Finding(kind: .gaveUp, request: attempt.id, detail: detail))
        }
    }
}
