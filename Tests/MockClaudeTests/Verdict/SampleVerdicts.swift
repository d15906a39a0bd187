import Scenario

@testable import MockClaude

extension Verdict {
    /// A verdict on a session with a miss, and two findings of which one is allowed.
    static func failed(why: String = "nothing <fits> & \"nothing\" will", detail: String = "left") -> Verdict {
        var tally = Tally()
        tally.noteMiss("req_1", why)
        tally.note([
            Finding(kind: .leftEarly, request: "req_2", detail: detail),
            Finding(kind: .gaveUp, request: "req_3", detail: "gave up"),
        ])
        var expectations = Expectations()
        expectations.requests = 1
        expectations.allowedFindings = [.leftEarly]
        return Verdict(expectations, rules: [], tally: tally)
    }

    /// A verdict on a session in which nothing happened, and nothing needed to.
    static var idle: Verdict { Verdict(Expectations(), rules: [], tally: Tally()) }
}
