import MessagesAPI

/// The scenarios that are measured. JSON is YAML.
enum ScenarioText {
    /// One reply, to any request, of so many events in so many blocks: about 140 bytes each, without pings.
    static func reply(events: Int, blocks: Int = 1, between interval: Nanoseconds? = nil, validates: Bool = true)
        -> String
    {
        let deltas = events - 3 - 2 * blocks
        let shares = (0..<blocks).map { deltas / blocks + ($0 < deltas % blocks ? 1 : 0) }
        let content = JSON.array(
            shares.map { ["text": .array([JSON](repeating: "twelve chars", count: $0))] }
        )
        var scenario: [(String, JSON)] = [("pings", "none"), ("replies", [["content": content]])]
        if let interval {
            scenario.append(("pace", ["first": "0ms", "between": .string("\(interval / .millisecond)ms")]))
        }
        if !validates { scenario.append(("validate", "off")) }
        return JSON.object(JSONObject(scenario)).description
    }

    /// So many rules, each for another topic, and what is asked to be answered by the last.
    static func rules(_ count: Int) -> (text: String, ask: String) {
        let replies = (1...count).map { number -> JSON in
            [
                "when": ["last_user": .string("topic \(number);")],
                "text": "It is a topic of its own, and this is the answer.",
            ]
        }
        return (JSON.object(["pings": "none", "replies": .array(replies)]).description, "topic \(count);")
    }

    /// A recording of one request with its reply.
    static func recording(of body: String) -> String {
        let head =
            #"{"type":"message_start","message":{"model":"claude-sonnet-4-5","id":"msg_recorded","type":"message","#
        let message =
            head
            + #""role":"assistant","content":[],"stop_reason":null,"usage":{"input_tokens":17,"output_tokens":1}}}"#
        let events: [(String, String)] = [
            ("message_start", message),
            (
                "content_block_start",
                #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#
            ),
            (
                "content_block_delta",
                #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Yes."}}"#
            ),
            ("content_block_stop", #"{"type":"content_block_stop","index":0}"#),
            (
                "message_delta",
                #"{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2}}"#
            ),
            ("message_stop", #"{"type":"message_stop"}"#),
        ]
        let lines = events.map { "    - {event: \($0), data: '\($1)'}\n" }.joined()
        return """
            recording: 1
            request:
              method: POST
              path: /v1/messages
              headers: {anthropic-version: '2023-06-01', content-type: application/json}
              body: \(body)
            response:
              status: 200
              at: 0ms
              headers: {content-type: 'text/event-stream; charset=utf-8', cache-control: no-cache, request-id: req_recorded}
              framing: chunked
              body:
            \(lines)    - {end: complete}

            """
    }
}
