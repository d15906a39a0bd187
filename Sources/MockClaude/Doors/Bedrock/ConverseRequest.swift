import MessagesAPI

/// A request to Bedrock's Converse API as `/v1/messages` would have it (botocore's model of `bedrock-runtime`).
///
/// What Claude has no word for keeps its own, so that it is refused where requests are checked.
enum ConverseRequest {
    /// The most tokens of a reply to a request that does not say, from a model of which nothing is known.
    private static let mostTokens = 4_096

    /// The request that goes to the model.
    static func messages(_ body: JSONObject, to model: BedrockModel, streams: Bool) -> JSON {
        var request: JSONObject = ["model": .string(model.name), "stream": .bool(streams)]
        request["max_tokens"] = .number(JSONNumber(ModelCatalog.model(model.name)?.maxTokens ?? mostTokens))
        if let messages = body["messages"] {
            request["messages"] = messages.array.map { .array($0.map(message)) } ?? messages
        }
        if let system = body["system"]?.array, !system.isEmpty {
            request["system"] = .array(ConverseContent.blocks(system))
        }
        for (name, own) in inferenceMembers { request[own] = body["inferenceConfig"]?[name] ?? request[own] }
        if let tools = body["toolConfig"]?["tools"]?.array { request["tools"] = .array(ConverseContent.blocks(tools)) }
        if let choice = body["toolConfig"]?["toolChoice"]?.object { request["tool_choice"] = toolChoice(choice) }
        if let output = body["outputConfig"]?.object { request["output_config"] = outputConfig(output) }
        let more = (body["additionalModelRequestFields"]?.object ?? [:]).filter { !notForModel.contains($0.key) }
        // A client may name any number of them: put in one by one they would take the square of that in time.
        return .object(JSONObject((Array(request) + more).map { ($0.key, $0.value) }))
    }

    /// The betas that a request names.
    static func betas(_ body: JSON) -> [String] {
        (body["additionalModelRequestFields"]?["anthropic_beta"]?.array ?? []).compactMap(\.string)
    }

    /// Whether calls of tools, or their results, stand in a conversation without the tools.
    static func lacksTools(_ body: JSON) -> Bool {
        guard body["toolConfig"] == nil else { return false }
        let blocks = (body["messages"]?.array ?? []).flatMap { $0["content"]?.array ?? [] }
        return blocks.contains { $0["toolUse"] != nil || $0["toolResult"] != nil }
    }

    /// What Bedrock reads of the further fields, and what the path says.
    private static let notForModel: Set = ["anthropic_beta", "model", "stream"]

    private static let inferenceMembers = [
        ("maxTokens", "max_tokens"), ("temperature", "temperature"), ("topP", "top_p"),
        ("stopSequences", "stop_sequences"),
    ]

    private static func message(_ json: JSON) -> JSON {
        guard var message = json.object, let content = message["content"]?.array else { return json }
        message["content"] = .array(ConverseContent.blocks(content))
        return .object(message)
    }

    private static func toolChoice(_ choice: JSONObject) -> JSON {
        guard let kind = choice.first else { return [:] }
        var result: JSONObject = ["type": .string(kind.key)]
        result["name"] = kind.value["name"]
        return .object(result)
    }

    private static func outputConfig(_ config: JSONObject) -> JSON {
        var result: JSONObject = [:]
        result["effort"] = config["effort"]
        // The schema comes as text.
        if let text = config["textFormat"]?["structure"]?["jsonSchema"]?["schema"]?.string {
            let schema = (try? JSON(parsing: Array(text.utf8))) ?? .string(text)
            result["format"] = ["type": "json_schema", "schema": schema]
        }
        return .object(result)
    }
}
