import MessagesAPI

extension Recording {
    /// For each of these recordings, in order, a scenario that answers its request as it was answered, and no other: one to the
    /// same path with the same body, compared as JSON.
    ///
    /// Of several with the same request each answers once, in order, and the last one whenever it is asked again, so that a
    /// refusal and the answer to the retry come again as they came.
    public static func scenarios(of recordings: [(name: String, recording: Recording)]) -> [Scenario] {
        let conditions = recordings.map(\.recording.condition)
        let last = Dictionary(conditions.enumerated().map { ($1.digest, $0) }) { max($0, $1) }
        return recordings.enumerated().map { index, named in
            let condition = conditions[index]
            let rule = Rule(
                name: named.name,
                when: condition.condition,
                times: last[condition.digest] == index ? nil : 1,
                answer: .reply(.recording(named.recording))
            )
            return Scenario(name: named.name, rules: [rule])
        }
    }

    /// What a request is like that asks the same, and what tells it from others.
    private var condition: (condition: Condition, digest: UInt64) {
        let path = String(request.path.prefix { $0 != "?" })
        // As a server reads it: what is no JSON is nothing.
        let body = (try? JSON(parsing: request.body)) ?? .null
        var condition = Condition()
        condition.path = .equals(path)
        // The empty pointer is well-formed, and stands for all of the body.
        condition.body = [(JSONPointer("")!, .equals(body))]
        return (condition, JSON.array([.string(path), body]).digest)
    }
}
