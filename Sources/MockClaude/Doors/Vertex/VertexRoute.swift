import MessagesAPI

/// Where a request to Google's Vertex AI goes: `/v1/projects/{p}/locations/{l}/publishers/anthropic/models/{model}:{method}`.
///
/// The official clients' base URL ends in `/v1`; without it, the path begins with the project.
struct VertexRoute: Equatable {
    /// The model that is asked, as the path names it: `claude-sonnet-4@20250514`.
    let model: String
    /// What is asked of it: `rawPredict`, `streamRawPredict`.
    let method: String
    /// The model with its project and location, as Google's errors name it.
    let resource: String

    /// Takes a path apart; nil for one that goes elsewhere.
    init?(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            String(percentDecoding: $0)
        }
        if let first = parts.first, Self.versions.contains(first) { parts.removeFirst() }
        guard parts.count == 8, [0, 2, 4, 6].map({ parts[$0] }) == Self.names, parts[5] == "anthropic",
            !parts[1].isEmpty, !parts[3].isEmpty, let colon = parts[7].lastIndex(of: ":")
        else { return nil }
        model = String(parts[7][..<colon])
        method = String(parts[7][parts[7].index(after: colon)...])
        guard !model.isEmpty, Self.methods.contains(method) else { return nil }
        resource = (parts[..<7] + [model]).joined(separator: "/")
    }

    /// Whether tokens are to be counted.
    var countsTokens: Bool { model == "count-tokens" }

    private static let versions: Set = ["v1", "v1beta1"]
    private static let names = ["projects", "locations", "publishers", "models"]
    private static let methods: Set = ["rawPredict", "streamRawPredict"]

    /// A model's name as Claude's own API has it: with a hyphen before its date, and without a word for whichever is the
    /// newest (`claude-opus-4-6@default`).
    static func modelName(_ name: String) -> String {
        guard let mark = name.firstIndex(of: "@") else { return name }
        let version = name[name.index(after: mark)...]
        let isDate = !version.isEmpty && version.allSatisfy { ("0"..."9").contains($0) }
        return name[..<mark] + (isDate ? "-" + version : "")
    }
}
