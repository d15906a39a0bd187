/// What the service asks of a body that creates a message batch, in its words as publicly captured.
///
/// What a request of the batch asks for is checked when it is processed: a bad one is an errored result, and no refusal.
enum BatchRules {
    /// How many requests a batch may have, as documented.
    static let mostRequests = 100_000

    /// How long the name of a request may be.
    private static let longestID = 64

    /// The first error in a body; nil when there is none.
    static func firstError(in body: JSON, strictly: Bool) -> APIError? {
        if let mismatch = body.read({ shape.mismatch(in: $0, strictly: strictly) }) {
            return .invalid(mismatch.description)
        }
        guard strictly, let requests = body["requests"]?.array else { return nil }
        if requests.isEmpty { return .invalid("requests: List should have at least 1 item after validation, not 0") }
        if requests.count > mostRequests {
            let count = "\(mostRequests) items after validation, not \(requests.count)"
            return .invalid("requests: List should have at most \(count)")
        }
        let ids = requests.map { $0["custom_id"]?.string ?? "" }
        for (index, id) in ids.enumerated() {
            if let flaw = flaw(in: id) { return .invalid("requests.\(index).custom_id: \(flaw)") }
        }
        var seen: Set<String> = []
        guard let twice = ids.first(where: { !seen.insert($0).inserted }) else { return nil }
        return .invalid("requests: custom_id's must be unique within a batch. Duplicate custom_id found: \(twice)")
    }

    private static let shape = Shape.record([
        .required("requests", .list(.record([.required("custom_id", .string), .required("params", .object)])))
    ])

    private static func flaw(in id: String) -> String? {
        if id.isEmpty { return "String should have at least 1 character" }
        if id.unicodeScalars.count > longestID { return "String should have at most \(longestID) characters" }
        let isPlain = id.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
            default: false
            }
        }
        return isPlain ? nil : "String should match pattern '^[a-zA-Z0-9_-]{1,\(longestID)}$'"
    }
}

extension RequestValidator {
    /// The error that the service would answer because of a body that creates a message batch, nil when it would accept it.
    public func check(batch body: JSON) -> APIError? {
        strictness == .off ? nil : BatchRules.firstError(in: body, strictly: strictness == .strict)
    }
}
