/// A tool that a request offers to the model.
public struct OfferedTool: Sendable {
    /// The tool's name.
    public let name: String
    /// What it is for, in the client's words; empty when it does not say.
    public let description: String
    /// The JSON Schema of its input; empty for a tool that the service itself runs.
    public let inputSchema: JSONObject
    /// The tool's type, such as `web_search_20250305`; nil for the client's own tools.
    public let type: String?

    /// Reads a tool; nil when it has no name.
    public init?(_ json: JSON) {
        guard let name = json[.name]?.string else { return nil }
        self.name = name
        description = json[.description]?.string ?? ""
        inputSchema = json[.inputSchema]?.object ?? [:]
        type = json[.type]?.string
    }
}
