import MessagesAPI

/// What must be known of the scripted part of a stream to fill up the rest.
struct StreamOutline {
    /// The types of its events.
    private(set) var types: Set<String> = []
    /// The type of its first event, pings aside.
    private(set) var firstType: String?
    /// The index that its next content block has.
    private(set) var nextIndex = 0
    /// The type of its last content block.
    private(set) var lastBlockType: String?
    /// Whether it calls one of the client's tools.
    private(set) var callsTool = false
    /// Whether it runs code in a container of the service's.
    private(set) var runsCode = false
    /// The output tokens that it is estimated to carry.
    private(set) var tokens = 0
    private var reader = StreamReader()

    /// Takes the next items.
    mutating func accept(_ items: [StreamItem]) {
        for item in items {
            for case let event? in reader.read(item) { accept(event) }
        }
    }

    private mutating func accept(_ event: JSONObject) {
        let type = event["type"]?.string ?? ""
        types.insert(type)
        if type != "ping" { firstType = firstType ?? type }
        tokens += StreamEvent.other(event).estimatedTokens
        guard type == "content_block_start" else { return }
        // Wraps around, because a script may name any index.
        nextIndex = (event["index"]?.int ?? nextIndex) &+ 1
        lastBlockType = event["content_block"]?["type"]?.string
        callsTool = callsTool || lastBlockType == "tool_use"
        let name = lastBlockType == "server_tool_use" ? event["content_block"]?["name"]?.string : nil
        runsCode = runsCode || (name ?? lastBlockType)?.isCodeExecution ?? false
    }
}

extension String {
    /// Whether it names a tool that runs code, or the block of such a tool's result: `bash_code_execution`.
    fileprivate var isCodeExecution: Bool {
        hasSuffix("code_execution") || hasSuffix("code_execution_tool_result")
    }
}
