import MessagesAPI

extension JSONObject {
    /// A count of a message's usage. A scenario may have written any number; it is bounded, so that all of them together are a
    /// number still.
    func tokenCount(_ name: String) -> Int { Swift.min(Swift.max(self[name]?.int ?? 0, 0), 1 << 48) }
}
