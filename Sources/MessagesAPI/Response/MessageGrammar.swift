/// Says whether a message that was not streamed is one that the service could have sent, and if not, why.
public enum MessageGrammar {
    /// What is wrong with it first; nil when nothing is. The members are those that the official clients cannot do without.
    public static func firstViolation(in message: JSONObject) -> String? {
        guard message["type"] == "message" else { return "expected an object of the type message" }
        for name in ["id", "model", "role"] where message[name]?.string == nil {
            return "expected a string as \(name) of the message"
        }
        guard let content = message["content"]?.array else { return "expected a list as content of the message" }
        let types = content.map { $0["type"]?.string }
        if let index = types.firstIndex(of: nil) { return "expected a type in the content block \(index)" }
        guard message["usage"]?["input_tokens"]?.int != nil, message["usage"]?["output_tokens"]?.int != nil else {
            return "expected a usage with input_tokens and output_tokens"
        }
        guard let reason = message["stop_reason"]?.string else {
            return "expected a string as stop_reason of the message"
        }
        // One that is not known may fit anything.
        guard StopReason.documented.contains(StopReason(rawValue: reason)) else { return nil }
        let fit = StopReasonFit(hasToolUse: types.contains("tool_use"), lastBlockType: types.last ?? nil)
        return fit.reason(against: reason, delta: message)
    }
}
