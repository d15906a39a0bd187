public import MessagesAPI

extension Verdict {
    /// The verdict as the control API shows it.
    public var json: JSON {
        var json: JSONObject = [
            "passed": .bool(passed),
            "failures": .array(failures.map(\.json)),
            "findings": .array(findings.map(\.json)),
        ]
        if furtherFindings > 0 { json["further_findings"] = .number(JSONNumber(furtherFindings)) }
        return .object(json)
    }
}

extension Verdict.Failure {
    fileprivate var json: JSON { ["what": .string(what), "why": .string(why), "request": .text(request)] }
}
