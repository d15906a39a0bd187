extension Verdict {
    /// The verdict for people, a line for each failure and each finding. It ends without a newline.
    ///
    ///     FAILED
    ///     no_misses: req_011Cf3…: the nearest is 'weather': last_user: "hello" does not contain "weather"
    ///     finding: req_011Ca9…: left_early: hung up after 5 events, before the scripted end
    public var text: String {
        var lines = [passed ? "passed" : "FAILED"]
        lines += failures.map { "\($0.what): \($0.place)\($0.why)" }
        // What failed has been said.
        let said = Set(failures.map { "\($0.place)\($0.why)" })
        lines += findings.map { "\($0.request): \($0.line)" }.filter { !said.contains($0) }.map { "finding: \($0)" }
        if furtherFindings > 0 { lines.append("findings beside these: \(furtherFindings)") }
        return lines.map(\.withoutControls).joined(separator: "\n")
    }
}

extension Verdict.Failure {
    /// Where it happened, with a colon; empty when it is not one request's matter.
    var place: String { request.map { "\($0): " } ?? "" }
}
