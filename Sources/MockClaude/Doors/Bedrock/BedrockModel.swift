import MessagesAPI

/// A model as Amazon Bedrock names it: by the id of a model or of an inference profile, or by the ARN of either.
///
///     anthropic.claude-3-haiku-20240307-v1:0
///     us.anthropic.claude-sonnet-4-20250514-v1:0
///     arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0
///     arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123def456
struct BedrockModel: Equatable {
    /// The model's name as Claude's own API has it, which is also how it names itself in its replies:
    /// `claude-sonnet-4-20250514`. Of an ARN that does not name a model, it is the last part.
    let name: String
    /// Whether Bedrock could know a model of that name: one of Claude's, or one that the account has named itself.
    let isKnown: Bool
    /// Whether the account has named it itself, so that nothing tells which model it is.
    let isOwn: Bool

    init(id: String) {
        let isARN = id.hasPrefix("arn:")
        let last = isARN ? id.split(separator: "/").last.map(String.init) ?? id : id
        if let mark = last.range(ofText: "anthropic.") {
            name = Self.withoutVersion(last[mark.upperBound...])
            isKnown = ModelCatalog.model(name) != nil
            isOwn = false
        } else {
            name = last
            (isKnown, isOwn) = (isARN, isARN)
        }
    }

    /// The name without what Bedrock puts behind it: `-v1:0`, `-v2`, `-v1:0:200k`.
    private static func withoutVersion(_ id: Substring) -> String {
        let name = id.prefix { $0 != ":" }
        guard let mark = name.lastIndex(of: "-") else { return String(name) }
        let version = name[name.index(after: mark)...]
        let isVersion = version.first == "v" && version.count > 1 && version.dropFirst().allSatisfy(\.isNumber)
        // The oldest were named by their version alone: `claude-v2`.
        return isVersion && name[..<mark].contains("-") ? String(name[..<mark]) : String(name)
    }
}

extension String {
    /// Where the text first stands.
    fileprivate func range(ofText text: String) -> Range<Index>? {
        indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
    }
}
