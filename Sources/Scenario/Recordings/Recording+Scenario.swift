public import MessagesAPI

extension Recording {
    /// For each of these recordings, in order, a scenario that answers its request as it was answered, and no other: one with
    /// the same method, path and query, and the same body, compared as JSON.
    ///
    /// Of several with the same request each answers once, in order, and the last one whenever it is asked again, so that a
    /// refusal and the answer to the retry come again as they came.
    ///
    /// - Parameter ignored: places of bodies that do not tell requests from others, beside those that a recording names.
    public static func scenarios(
        of recordings: [(name: String, recording: Recording)],
        ignoring ignored: [JSONPointer] = []
    ) -> [Scenario] {
        let requests = recordings.map { RecordedRequest($0.recording.request, ignoring: ignored) }
        let last = Dictionary(requests.enumerated().map { ($1.digest, $0) }) { max($0, $1) }
        return recordings.enumerated().map { index, named in
            var condition = Condition()
            condition.recorded = requests[index]
            let rule = Rule(
                name: named.name,
                when: condition,
                times: last[requests[index].digest] == index ? nil : 1,
                answer: .reply(.recording(named.recording))
            )
            return Scenario(name: named.name, rules: [rule])
        }
    }
}
