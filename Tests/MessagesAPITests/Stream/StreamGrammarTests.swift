import MessagesAPI
import Testing

/// Events written in short: `start`, `block TYPE`, `delta TYPE`, `input JSON`, `stop`, `end REASON`, `done`, `ping`, and any
/// event as JSON.
private struct Steps {
    private(set) var events: [JSONObject] = []
    private var index: JSON = -1

    init(_ steps: [String] = []) throws {
        for step in steps { try add(step) }
    }

    mutating func add(_ step: String) throws {
        let words = step.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words[0] {
        case "start": events.append(["type": "message_start", "message": ["content": [], "stop_reason": nil]])
        case "block":
            index = JSON(integerLiteral: index.int! + 1)
            events.append(["type": "content_block_start", "index": index, "content_block": ["type": .string(rest)]])
        case "delta":
            let delta = JSONObject([("type", .string(rest))]).overlaid(with: Self.deltas[rest] ?? [:])
            events.append(["type": "content_block_delta", "index": index, "delta": .object(delta)])
        case "input":
            let delta: JSON = ["type": "input_json_delta", "partial_json": .string(rest)]
            events.append(["type": "content_block_delta", "index": index, "delta": delta])
        case "stop": events.append(["type": "content_block_stop", "index": index])
        case "end": events.append(["type": "message_delta", "delta": ["stop_reason": .string(rest)], "usage": [:]])
        case "done": events.append(["type": "message_stop"])
        case "ping": events.append(["type": "ping"])
        default: events.append(try JSON(parsing: step).object!)
        }
    }

    private static let deltas: [String: JSONObject] = [
        "text_delta": ["text": "x"], "citations_delta": ["citation": [:]], "thinking_delta": ["thinking": "x"],
        "signature_delta": ["signature": "x"], "compaction_delta": ["content": nil],
        "input_json_delta": ["partial_json": ""],
    ]
}

struct StreamGrammarTests {
    static let wellFormed: [[String]] = [
        ["start", "end end_turn", "done"],
        ["start", "block text", "ping", "delta text_delta", "ping", "stop", "end end_turn", "ping", "done"],
        ["start", "ping", "block text", "delta citations_delta", "delta text_delta", "stop", "end max_tokens", "done"],
        [
            "start", "block thinking", "delta thinking_delta", "delta signature_delta", "stop",
            "block redacted_thinking", "stop",
            "block text", "stop", "end end_turn", "done",
        ],
        ["start", "block thinking", "delta signature_delta", "stop", "end end_turn", "done"],
        [
            "start", "block tool_use", "delta input_json_delta", "input {\"a\":", "input 1}", "stop", "end tool_use",
            "done",
        ],
        [
            "start", "block tool_use", "stop", "block tool_use", "delta input_json_delta", "stop", "end tool_use",
            "done",
        ],
        ["start", "block tool_use", "delta input_json_delta", "input {\"a", "end max_tokens", "done"],
        ["start", "block tool_use", "stop", "end refusal", "done"],
        [
            "start", "block server_tool_use", "input {}", "stop", "block web_search_tool_result", "stop",
            "end pause_turn", "done",
        ],
        ["start", "block mcp_tool_use", "stop", "block mcp_tool_result", "stop", "end end_turn", "done"],
        [
            "start", "block compaction", "delta compaction_delta", "stop", "block fallback", "stop", "end compaction",
            "done",
        ],
        ["start", "block new_block", "delta new_delta", "delta text_delta", "stop", "end end_turn", "done"],
        ["start", "block text", "delta new_delta", #"{"type":"new_event"}"#, "stop", "end end_turn", "done"],
        ["start", #"{"type":"message_delta","delta":{"stop_reason":null},"usage":{}}"#, "end end_turn", "done"],
        [
            "start",
            #"{"type":"message_delta","delta":{"stop_reason":"stop_sequence","stop_sequence":"END"},"usage":{}}"#,
            "done",
        ],
        ["start", "block text", "delta text_delta", error], [error],
        ["start", "block text", "stop", "end end_turn", error],
    ]

    private static let error = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#

    @Test(arguments: wellFormed) func accepts(_ steps: [String]) throws {
        #expect(StreamGrammar.firstViolation(in: try Steps(steps).events) == nil)
    }

    static let malformed: [([String], String)] = [
        ([], "event 1: expected message_start, found the end of the stream"),
        (["ping"], "event 1: expected message_start, found ping"),
        (["block text"], "event 1: expected message_start, found content_block_start"),
        ([#"{"index":1}"#], "event 1: expected an event with a type, found none"),
        (["start", "start"], "event 2: expected content_block_start of block 0 or message_delta, found message_start"),
        (["start", "done"], "event 2: expected content_block_start of block 0 or message_delta, found message_stop"),
        (
            ["start", "block text", "ping", "block text"],
            "event 4: expected content_block_delta or content_block_stop of block 0, found content_block_start"
        ),
        (
            ["start", #"{"type":"content_block_start","index":1,"content_block":{"type":"text"}}"#],
            "event 2: expected content_block_start of block 0, found that of block 1"
        ),
        (
            ["start", #"{"type":"content_block_start","content_block":{"type":"text"}}"#],
            "event 2: expected content_block_start of block 0, found no index"
        ),
        (
            ["start", #"{"type":"content_block_start","index":0}"#],
            "event 2: expected a content block with a type in content_block_start"
        ),
        (
            [
                "start", "block text", "stop",
                #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}"#,
            ],
            "event 4: expected content_block_start of block 1 or message_delta, found content_block_delta"
        ),
        (
            [
                "start", "block text",
                #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"x"}}"#,
            ],
            "event 3: expected content_block_delta of block 0, found that of block 1"
        ),
        (
            ["start", "block text", #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta"}}"#],
            "event 3: expected a string as text in text_delta"
        ),
        (
            ["start", "block text", "delta input_json_delta"],
            "event 3: expected text_delta or citations_delta in the text block 0, found input_json_delta"
        ),
        (
            ["start", "block redacted_thinking", "delta thinking_delta"],
            "event 3: expected no delta in the redacted_thinking block 0, found thinking_delta"
        ),
        (
            ["start", "block thinking", "delta thinking_delta", "stop"],
            "event 4: expected a signature_delta before content_block_stop of the thinking block 0, found none"
        ),
        (
            ["start", "block thinking", "delta signature_delta", "delta thinking_delta"],
            "event 4: expected content_block_stop after the signature of the thinking block 0, found thinking_delta"
        ),
        (
            ["start", "block compaction", "delta compaction_delta", "delta compaction_delta"],
            "event 4: expected one compaction_delta in block 0, found a second"
        ),
        (
            ["start", "block tool_use", "input {\"a\":", "stop"],
            "event 4: expected the input of the tool_use block 0 to be a JSON object: unexpected end of data: line 1 column 6 (char 5)"
        ),
        (
            ["start", "block tool_use", "input [1]", "stop"],
            "event 4: expected the input of the tool_use block 0 to be a JSON object, found an array"
        ),
        (
            ["start", "block text", "end max_tokens"],
            "event 3: expected content_block_delta or content_block_stop of block 0, found message_delta"
        ),
        (
            ["start", "block tool_use", "end tool_use"],
            "event 3: expected content_block_delta or content_block_stop of block 0, found message_delta"
        ),
        (
            ["start", "end done"],
            "event 2: expected a known stop_reason, found done (known: compaction, end_turn, max_tokens, "
                + "model_context_window_exceeded, pause_turn, refusal, stop_sequence, tool_use)"
        ),
        (["start", "end tool_use"], "event 2: expected a tool_use block before the stop_reason tool_use, found none"),
        (
            ["start", "block tool_use", "stop", "end end_turn"],
            "event 4: expected the stop_reason tool_use after a tool_use block, found end_turn"
        ),
        (
            ["start", "end stop_sequence"],
            "event 2: expected a string as stop_sequence beside the stop_reason stop_sequence"
        ),
        (
            ["start", #"{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":"END"}}"#],
            "event 2: expected the stop_reason stop_sequence beside a stop_sequence, found end_turn"
        ),
        (["start", "end end_turn", "block text"], "event 3: expected message_stop, found content_block_start"),
        (["start", "end end_turn"], "event 3: expected message_stop, found the end of the stream"),
        (
            ["start", #"{"type":"message_delta","delta":{}}"#, "done"],
            "event 3: expected a message_delta with a stop_reason before message_stop, found none"
        ),
        (["start", "end end_turn", "done", "ping"], "event 4: expected nothing after message_stop, found ping"),
        (["start", "end end_turn", "done", error], "event 4: expected nothing after message_stop, found error"),
        (["start", error, "done"], "event 3: expected nothing after error, found message_stop"),
        (["start", #"{"type":"error"}"#], "event 2: expected an error with a type and a message"),
        (
            [#"{"type":"message_start","message":{"content":[{"type":"text"}]}}"#],
            "event 1: expected a message without content in message_start"
        ),
        (
            [#"{"type":"message_start","message":{"content":[],"stop_reason":"end_turn"}}"#],
            "event 1: expected a message without a stop reason in message_start"
        ),
        ([#"{"type":"message_start"}"#], "event 1: expected a message in message_start"),
    ]

    @Test(arguments: malformed) func refuses(_ steps: [String], _ message: String) throws {
        let violation = StreamGrammar.firstViolation(in: try Steps(steps).events)
        #expect(violation?.description == message)
    }

    @Test func onlyTheFirstViolationIsReported() throws {
        var grammar = StreamGrammar()
        #expect(grammar.accept(["type": "message_stop"])?.event == 1)
        #expect(grammar.accept(["type": "message_stop"]) == nil)
        #expect(grammar.finish() == nil)
    }

    /// Each documented reason is known here too, in a message that it fits.
    @Test(arguments: StopReason.documented) func knowsEveryDocumentedReason(_ reason: StopReason) throws {
        let sequence: JSON = reason == .stopSequence ? "END" : nil
        let end: JSONObject = [
            "type": "message_delta",
            "delta": ["stop_reason": .string(reason.rawValue), "stop_sequence": sequence],
            "usage": [:],
        ]
        let blocks = reason == .toolUse ? ["block tool_use", "stop"] : []
        let steps = try Steps(["start"] + blocks).events + [end] + Steps(["done"]).events
        #expect(StreamGrammar.firstViolation(in: steps) == nil)
    }

    /// Input that comes in very many pieces takes no longer than its length.
    @Test func manyDeltasAreTakenInLinearTime() throws {
        let pieces = Array(repeating: "input xxxxxxxxxxxxxxxxxxxx", count: 50_000)
        let steps = try Steps(
            ["start", "block tool_use", "input {\"a\":\""] + pieces + ["input \"}", "stop", "end tool_use", "done"]
        )
        #expect(StreamGrammar.firstViolation(in: steps.events) == nil)
    }
}
