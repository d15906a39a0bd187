import MessagesAPI

/// The shapes of what is read of a request in OpenAI's format, from its clients' types. What else there is, is ignored.
enum ChatShapes {
    static let request = Shape.openRecord([
        .required("model", .nonEmptyString),
        .required("messages", .list(message)),
        .optional("max_tokens", .nullable(.integer(atLeast: 1))),
        .optional("max_completion_tokens", .nullable(.integer(atLeast: 1))),
        .optional("n", .nullable(.integer(atLeast: 1))),
        .optional("stop", .nullable(.stringOr(.list(.string)))),
        .optional("stream", .nullable(.boolean)),
        .optional("stream_options", .nullable(.openRecord([.optional("include_usage", .nullable(.boolean))]))),
        .optional("parallel_tool_calls", .nullable(.boolean)),
        .optional("tools", .nullable(.list(tool))),
        .optional("tool_choice", .nullable(.stringOr(.object))),
        .optional("functions", .nullable(.list(.openRecord(function)))),
        .optional("function_call", .nullable(.stringOr(.object))),
    ])

    private static let message = Shape.told(
        by: "role",
        [
            "assistant": .openRecord([
                role,
                .optional("content", .nullable(content)),
                .optional("tool_calls", .nullable(.list(call))),
                .optional("function_call", .nullable(calledFunction)),
            ]),
            "tool": .openRecord([role, .required("content", content), .required("tool_call_id", .string)]),
            "function": .openRecord([role, .required("content", .nullable(content)), .required("name", .string)]),
        ],
        otherwise: .openRecord([role, .required("content", content)])
    )

    private static let role = Field.required("role", .string)

    private static let content = Shape.stringOr(
        .list(
            .told(
                by: "type",
                [
                    "text": .openRecord([type, .required("text", .string)]),
                    "image_url": .openRecord([
                        type, .required("image_url", .openRecord([.required("url", .string)])),
                    ]),
                ],
                otherwise: .openRecord([type])
            )
        )
    )

    private static let type = Field.required("type", .string)

    private static let call = Shape.openRecord([.required("id", .string), .required("function", calledFunction)])

    private static let calledFunction = Shape.openRecord([
        .required("name", .string), .required("arguments", .string),
    ])

    private static let tool = Shape.openRecord([
        .required("type", .oneOf(["function"])), .required("function", .openRecord(function)),
    ])

    private static let function: [Field] = [
        .required("name", .string),
        .optional("description", .nullable(.string)),
        .optional("parameters", .nullable(.object)),
    ]
}
