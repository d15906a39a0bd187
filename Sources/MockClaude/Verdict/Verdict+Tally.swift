import Scenario

extension Verdict {
    /// The verdict on a session.
    ///
    /// - Parameters:
    ///   - rules: the scenario's rules.
    ///   - tally: what happened. Findings that only the end of a run shows must be noted in it.
    ///   - held: the replies that are held at a gate: the gate's name and the request's id.
    init(_ expectations: Expectations, rules: [Rule], tally: Tally, held: [(gate: String, request: String)] = []) {
        checks = [
            Check.requests(expectations, tally), Check.allRepliesUsed(expectations, rules, tally),
            Check.noMisses(expectations, tally), Check.eachRequest(expectations, tally),
            Check.findings(expectations, tally), Check.gates(held),
        ].compactMap { $0 }
        findings = tally.findings
        furtherFindings = tally.findingCounts.values.reduce(0, +) - tally.findings.count
    }

    /// One verdict on several sessions, which are named where they are not the default one.
    static func combined(_ sessions: [(session: String, verdict: Verdict)]) -> Verdict {
        var checks: [Check] = []
        var findings: [Finding] = []
        for (session, verdict) in sessions {
            let prefix = session == Route.defaultSession ? "" : "session \(Excerpt.quoted(session)): "
            for check in verdict.checks {
                let index = checks.firstIndex { $0.what == check.what } ?? checks.endIndex
                if index == checks.endIndex { checks.append(Check(check.what)) }
                for failure in check.failures { checks[index].fail(prefix + failure.why, request: failure.request) }
            }
            findings += verdict.findings.map {
                Finding(kind: $0.kind, request: $0.request, detail: prefix + $0.detail)
            }
        }
        let further = sessions.reduce(0) { $0 + $1.verdict.furtherFindings }
        return Verdict(checks: checks, findings: findings, furtherFindings: further)
    }
}

// One function an expectation; nil when nothing is expected.
extension Verdict.Check {
    fileprivate static func requests(_ expectations: Expectations, _ tally: Tally) -> Self? {
        guard let expected = expectations.requests else { return nil }
        var check = Self("requests")
        if tally.requests != expected { check.fail("\(tally.requests) came, \(expected) expected") }
        return check
    }

    fileprivate static func allRepliesUsed(_ expectations: Expectations, _ rules: [Rule], _ tally: Tally) -> Self? {
        guard expectations.allRepliesUsed else { return nil }
        var check = Self("all_replies_used")
        for (index, rule) in rules.enumerated() {
            if let why = rule.unused(tally.uses[index] ?? Tally.Use()) {
                check.fail("\(RuleLabel(rule, number: index + 1).title) \(why)")
            }
        }
        return check
    }

    fileprivate static func noMisses(_ expectations: Expectations, _ tally: Tally) -> Self? {
        guard expectations.noMisses else { return nil }
        var check = Self("no_misses")
        check.fail(tally.misses)
        return check
    }

    fileprivate static func eachRequest(_ expectations: Expectations, _ tally: Tally) -> Self? {
        guard expectations.eachRequest != nil else { return nil }
        var check = Self("each_request")
        check.fail(tally.mismatches)
        return check
    }

    fileprivate static func findings(_ expectations: Expectations, _ tally: Tally) -> Self? {
        guard let allowed = expectations.allowedFindings else { return nil }
        var check = Self("findings")
        var further = tally.findingCounts.filter { !allowed.contains($0.key) }
        for finding in tally.findings where !allowed.contains(finding.kind) {
            check.fail(finding.line, request: finding.request)
            further[finding.kind, default: 0] -= 1
        }
        for kind in FindingKind.allCases {
            if let count = further[kind], count > 0 { check.fail("\(kind.rawValue): \(count) more") }
        }
        return check
    }

    fileprivate static func gates(_ held: [(gate: String, request: String)]) -> Self {
        var check = Self("gates")
        for (gate, request) in held {
            check.fail("the reply is STILL HELD at the gate '\(gate)': nobody released it", request: request)
        }
        return check
    }
}

extension Rule {
    /// What of the rule was not used; nil when all was.
    fileprivate func unused(_ use: Tally.Use) -> String? {
        let least = times ?? 1
        if use.times < least {
            return use.times == 0 ? "was never used" : "was used \(use.times) of \(least) times"
        }
        guard least > 0, case .attempts(let replies) = answer else { return nil }
        let missing = replies.indices.filter { !use.replies.contains($0) }.map { String($0 + 1) }
        if missing.isEmpty { return nil }
        return "was used, but not its attempt\(missing.count == 1 ? "" : "s") \(missing.joined(separator: ", "))"
    }
}

extension Finding {
    /// The finding without its request, in one line.
    var line: String { "\(kind.rawValue): \(detail)" }
}
