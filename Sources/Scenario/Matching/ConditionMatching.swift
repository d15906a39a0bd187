internal import MessagesAPI

extension Condition {
    /// The first condition that the candidate does not meet; nil when it meets all. The path comes first: what is asked for
    /// elsewhere is not what the other keys are about.
    public func mismatch(_ candidate: Candidate) -> Mismatch? {
        let request = candidate.request
        var search = MismatchSearch()
        search.recorded(recorded, candidate)
        if recorded == nil { search.path(path, candidate) }
        search.text("model", model, candidate.model)
        search.text("last_user", lastUser, candidate.lastUser)
        search.text("system", system, candidate.system)
        search.anyText(anyText, candidate.allTexts)
        search.toolResult(toolResult, candidate.toolResults)
        search.tools(tools, request.tools)
        search.value("turn", turn, candidate.turn)
        search.value("attempt", attempt, candidate.attempt)
        search.value("stream", stream, request.stream)
        search.value("thinking", thinking, request.thinking)
        for (name, expected) in headers { search.header(name, expected, candidate.header(named: name)) }
        for (pointer, expected) in body { search.body(pointer, expected, request.body[pointer]) }
        if let predicate { search.check("where", predicate.holds(request), predicate.explanation) }
        return search.mismatch
    }
}
