import MessagesAPI

extension Recording {
    /// A scenario that answers the request of the recording as it was answered, and no other: one to the same path with the
    /// same body, compared as JSON.
    public func scenario(named name: String) -> Scenario {
        var condition = Condition()
        condition.path = .equals(String(request.path.prefix { $0 != "?" }))
        if let root = JSONPointer(""), let body = try? JSON(parsing: request.body) {
            condition.body = [(root, .equals(body))]
        }
        return Scenario(name: name, rules: [Rule(name: name, when: condition, answer: .reply(.recording(self)))])
    }
}
