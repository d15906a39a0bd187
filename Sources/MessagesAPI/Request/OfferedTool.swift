/// A tool that a request offers to the model.
public struct OfferedTool: Sendable {
    /// The tool's name.
    public let name: String
    private let json: JSON

    /// Reads a tool; nil when it has no name.
    public init?(_ json: JSON) {
        guard let name = json[.name]?.string else { return nil }
        self.name = name
        self.json = json
    }

    /// What it is for, in the client's words; empty when it does not say.
    public var description: String { json[.description]?.string ?? "" }

    /// The JSON Schema of its input; empty for a tool that the service itself runs.
    public var inputSchema: JSONObject { json[.inputSchema]?.object ?? [:] }

    /// The tool's type, such as `web_search_20250305`; nil for the client's own tools.
    public var type: String? { json[.type]?.string }
}
