/// The fields of a request's body, in the order in which the service reports errors in them.
///
/// They are those of every official client up to Python 2.11.0, beta fields included: a beta header is not asked for.
enum RequestFields {
    /// What an endpoint takes at a version.
    static func shape(of endpoint: RequestValidator.Endpoint, version: APIVersion) -> Shape {
        switch (endpoint, version) {
        case (.messages, .v2023_06_01): messagesOf2023
        case (.messages, .v2026_10_21): messagesOf2026
        case (.countTokens, .v2023_06_01): countTokensOf2023
        case (.countTokens, .v2026_10_21): countTokensOf2026
        }
    }

    // The later version has no sampling fields: they are unknown fields there.
    private static let messagesOf2023 = Shape.record(promptFields + replyFields + samplingFields + betaReplyFields)
    private static let messagesOf2026 = Shape.record(promptFields + replyFields + betaReplyFields)
    private static let countTokensOf2023 = Shape.record(promptFields + samplingFields)
    private static let countTokensOf2026 = Shape.record(promptFields)

    /// What makes up the prompt, and so counts as input tokens.
    private static let promptFields: [Field] = [
        .required("model", .nonEmptyString),
        .optional("tool_choice", .tagged(ToolShapes.choices)),
        .optional("tools", .list(ToolShapes.tool)),
        .required("messages", .list(MessageShapes.message)),
        .optional("system", .stringOr(.list(.unexplained(.tagged(["text": MessageShapes.text]))))),
        .optional("thinking", .tagged(thinking)),
        .optional(
            "output_config",
            .unexplained(
                .openRecord([
                    .optional("effort", .nullable(.oneOf(efforts))), .optional("format", .nullable(outputFormat)),
                ])
            )
        ),
        .optional("cache_control", .nullable(cacheControl)),
        .optional("output_format", .nullable(.object)),
        .optional("speed", .nullable(.oneOf(["standard", "fast"]))),
        .optional("mcp_servers", .list(.openRecord([.required("name", .string), .required("url", .string)]))),
        .optional("context_management", .nullable(.object)),
        .optional("compaction", .nullable(.object)),
        .optional("billing_policy", .nullable(.object)),
        .optional("user_profile_id", .nullable(.string)),
    ]

    /// What only matters for a reply.
    private static let replyFields: [Field] = [
        .required("max_tokens", .integer(atLeast: 0)),
        .optional("metadata", .nullable(.unexplained(.record([.optional("user_id", .nullable(.string))])))),
        .optional("stop_sequences", .nullable(.list(.string))),
        .optional("service_tier", .oneOf(["auto", "standard_only"])),
        .optional("stream", .boolean),
        .optional("container", .nullable(.stringOr(.object))),
        .optional("inference_geo", .nullable(.string)),
    ]

    /// How a reply is drawn.
    private static let samplingFields: [Field] = [
        .optional("temperature", .fraction),
        .optional("top_k", .integer(atLeast: .min)),
        .optional("top_p", .fraction),
    ]

    private static let betaReplyFields: [Field] = [
        .optional("diagnostics", .nullable(.object)),
        .optional("fallbacks", .nullable(.stringOr(.list(.object)))),
        .optional("fallback_credit_token", .nullable(.stringOr(.object))),
        .optional("thread", .nullable(.tagged(threads))),
    ]

    static let cacheControl = Shape.tagged(["ephemeral": [.optional("ttl", .nullable(.oneOf(["5m", "1h"])))]])

    private static let outputFormat = Shape.tagged(["json_schema": [.required("schema", .object)]])

    private static let efforts = ["low", "medium", "high", "xhigh", "max"]

    private static let thinking: Choices<[Field]> = [
        "enabled": [.required("budget_tokens", .integer(atLeast: 1024))],
        "adaptive": [],
        "between_tools": [],
        "disabled": [],
    ]

    private static let threads: Choices<[Field]> = [
        "create": [],
        "continue": [.required("previous_message_id", .string)],
    ]
}
