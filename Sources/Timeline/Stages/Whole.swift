extension Timeline {
    /// The timeline of the same reply for a client that does not stream: nothing is sent until the last step is due, then all
    /// of it at once.
    public func answeredWhole(_ body: [UInt8], event: String) -> Timeline {
        var whole = self
        whole.framing = .whole
        whole.headAt = steps.last?.at ?? headAt
        whole.steps = [Step(event: event, bytes: body, at: whole.headAt)]
        return whole
    }
}
