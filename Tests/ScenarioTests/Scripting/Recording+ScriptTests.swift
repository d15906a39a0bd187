import Foundation
import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct RecordingScriptTests {
    private static let scenarios = RecordingTextTests.folder.deletingLastPathComponent()
        .appendingPathComponent("scenarios")
    private static let files = try! FileManager.default.contentsOfDirectory(atPath: scenarios.path).sorted()

    @Test(arguments: RecordingTextTests.files) func aRecordedFixtureIsScripted(file: String) throws {
        try expectScript(of: .load(path: RecordingTextTests.folder.appendingPathComponent(file).path))
    }

    /// Every reply of every example, streamed and whole, in slices of several sizes.
    @Test(arguments: files) func whatAScenarioSendsIsScripted(file: String) throws {
        let scenario = try ScenarioFile.load(path: Self.scenarios.appendingPathComponent(file).path).scenario
        for (rule, stream) in scenario.rules.flatMap({ rule in [(rule, true), (rule, false)] }) {
            let request: JSON = [
                "model": "claude-test", "max_tokens": 64, "stream": .bool(stream),
                "messages": [["role": "user", "content": "What is the weather in Hanoi?\nAnd the tide?"]],
            ]
            let identifiers = Identifiers(seed: 1, session: "s", body: 2, answer: 3)
            for reply in rule.replies {
                let timeline = ReplyCompiler(scenario)
                    .timeline(for: reply, to: MessagesRequest(body: request), identifiers: identifiers)
                for size in [nil, 37] {
                    try expectScript(of: recorded(timeline, asked: request, every: size))
                }
            }
        }
    }

    private let hello: JSON = [
        "model": "claude-sonnet-4-5", "max_tokens": 64, "stream": true,
        "messages": [["role": "user", "content": "  Say hello, please.  "]],
    ]

    private func timeline(_ text: String, stream: Bool = true) throws -> Timeline {
        let scenario = try scenario("replies: [\(text)]")
        guard case .reply(let reply)? = scenario.rules.first?.answer else { throw Unexpected(text) }
        var request = hello.object ?? [:]
        request["stream"] = .bool(stream)
        return ReplyCompiler(scenario).timeline(
            for: reply,
            to: MessagesRequest(body: .object(request)),
            identifiers: Identifiers(seed: 1, session: "", body: 1, answer: 0)
        )
    }

    @Test func aPlainMessageIsAFewLines() throws {
        let recording = recorded(
            try timeline("{text: 'Hello there', id: msg_1, pace: {first: 213ms, between: 10ms}}"),
            asked: hello
        )
        try expectScript(of: recording)
        let text = try recording.script(named: "hello").text
        #expect(
            text == """
                name: 'made of the recording hello'
                replies:
                  - name: hello
                    when: {model: claude-sonnet-4-5, last_user: 'Say hello, please.'}
                    text: 'Hello there'
                    id: msg_1
                    pace: {first: 210ms, between: 10ms}

                """
        )
    }

    @Test func whatFollowsIsNotSaid() throws {
        let reply =
            "{content: [{tool_use: {name: a}}], usage: {output_tokens: 70}, stop_reason: end_turn, model: other}"
        let text = try recorded(try timeline(reply), asked: hello).script(named: "a").text
        #expect(text.contains("output_tokens: 70") && text.contains("stop_reason: end_turn\n"))
        #expect(text.contains("model: other\n"))
        let plain = try recorded(try timeline("{content: [{tool_use: {name: a}}]}"), asked: hello).script(named: "a")
            .text
        #expect(!plain.contains("usage") && !plain.contains("stop_reason") && !plain.contains("    model"))
    }

    @Test func eachDeltaIsTheSame() throws {
        let recording = recorded(
            try timeline(
                "{content: [{text: [H, 'ello the', re]}, {tool_use: {name: a, input_json: ['{\"a', '\":1}']}}]}"
            ),
            asked: hello
        )
        try expectScript(of: recording, isMadeBy: "content")
        let text = try recording.script(named: "hello").text
        #expect(text.contains("- text: [H, 'ello the', re]\n"))
        #expect(text.contains(#"input_json: ['{"a', '":1}']"#))
    }

    @Test func aWayOfCuttingIsSaidOnce() throws {
        for chunk in ["whole", "{characters: 5}", "{characters: 17}"] {
            let reply = "{chunk: \(chunk), content: [{text: 'Some words of text'}, {text: 'And of other text.'}]}"
            let recording = recorded(try timeline(reply), asked: hello)
            try expectScript(of: recording, isMadeBy: "chunk")
            #expect(try recording.script(named: "a").text.contains("- text: 'Some words of text'\n"))
        }
    }

    @Test(arguments: [
        ("reset", "headers"), ("close", "event 1"), ("reset", "event 4"), ("end", "event 3"), ("stall", "event 5"),
        ("reset", "end"), ("close", "event 4 byte 20"), ("stall", "event 7 byte 3"),
    ]) func aCutIsAFault(act: String, place: String) throws {
        let reply = "{text: 'Hello to all of you', faults: [{at: \(place), do: \(act)}]}"
        let recording = recorded(try timeline(reply), asked: hello)
        try expectScript(of: recording, isMadeBy: ["headers", "event 1"].contains(place) ? "content" : "text")
        let spelled = place.contains(" ") ? "'\(place)'" : place
        let text = try recording.script(named: "a").text
        #expect(text.contains("- {at: \(spelled), do: \(act)}"), "\(text)")
    }

    /// The compiled script does before the head what the recording does there, and in that time, streamed or not.
    @Test(arguments: [
        (Recording.End.reset(at: .microseconds(937)), ["reset"]), (.closed(at: .zero), ["close"]),
        (.unfinished, ["stall"]), (.reset(at: .milliseconds(4_980)), ["{wait: 5s}", "reset"]),
    ]) func aCutBeforeTheHeadIsAFaultAtTheRequest(end: Recording.End, acts: [String]) throws {
        for stream in [true, false] {
            var recording = recorded("0 ")
            recording.request.body = JSON.object((hello.object ?? [:]).overlaid(with: ["stream": .bool(stream)]))
                .encoded()
            recording.response = .none(end)
            try expectScript(of: recording, isMadeBy: "text")
            let text = try recording.script(named: "a").text
            for act in acts { #expect(text.contains("- {at: request, do: \(act)}"), "\(text)") }
            guard case .reply(let reply)? = try scenario(text).rules.first?.answer else { throw Unexpected(text) }
            var played = ReplyCompiler(Scenario()).timeline(
                for: reply,
                to: MessagesRequest(body: try JSON(parsing: recording.request.body)),
                identifiers: Identifiers(seed: 1, session: "", body: 1, answer: 0)
            )
            var expected = RecordedReply(recording).timeline(.exact)
            #expect((played.beforeHead.last?.at ?? .zero) == (acts.count > 1 ? .seconds(5) : .zero))
            played.play(at: .instant)
            expected.play(at: .instant)
            #expect(played.beforeHead == expected.beforeHead)
        }
    }

    /// Bytes of an event that no script would begin in the same way.
    @Test(arguments: [
        "event: other\nda", "data: {\"type\":\"content_block_delta\",\"index\":0,\"x\":", ": a comment\nev",
    ])
    func anOddBeginningIsRaw(rest: String) throws {
        var recording = recorded(
            try timeline("{text: 'Hello to all', faults: [{at: event 4, do: reset}]}"),
            asked: hello
        )
        recording.response.slices.append(.init(at: .zero, bytes: Array(rest.utf8)))
        try expectScript(of: recording, isMadeBy: "events")
    }

    @Test(arguments: [Recording.End.complete, .closed(at: .zero), .reset(at: .seconds(40)), .unfinished])
    func anythingThatCameIsSaidSomehow(end: Recording.End) throws {
        let ping = "event: ping\ndata: {\"type\": \"ping\"}\n\n"
        let start = #"{"type":"message_start","message":{"id":"a","content":[],"new":1}}"#
        let bodies = [
            "", ping, ": hello\n\n", "data: [DONE]\n\n", "event: x\ndata: 7\n\n", "event: x\ndata: {}\n\n",
            "data: {\"type\":\"a\"}\n\n",
            "event: message_start\ndata: \(start)\n\n" + ping + ping,
            "event: message_start\ndata: \(start)\n\nevent: message_start\ndata: \(start)\n\n",
            "event: message_stop\ndata: {\"type\":\"message_stop\",\"x\":[null]}\n\n" + ping,
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"m\"}}\n\n",
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"odd\",\"message\":\"m\"}}\n\n" + ping,
            "event: content_block_delta\r\ndata: {\"type\":\"content_block_delta\",\r\ndata: \"index\":3}\r\n\r\n",
            "event: a\u{FEFF}\ndata: {\"type\":\"\u{FEFF}b\"}\n\nevent: half",
        ]
        for body in bodies {
            var recording = recorded("3 " + body, end: end)
            try expectScript(of: recording)
            recording.request.body = hello.encoded()
            try expectScript(of: recording)
            recording.request.body = Array(#"{"model":"m"}"#.utf8)
            try expectScript(of: recording, isMadeBy: "http")
        }
    }

    @Test func pingsStandWhereTheyCame() throws {
        for reply in [
            "{text: 'Hello to all', pings: none}", "{text: 'Hello to all'}",
            "{events: [{ping: 1}, {text: 'Hello to all'}, {ping: 2}]}",
            "{text: 'Hello to all', pace: {between: 10ms}, pings: {every: 25ms}}",
        ] { try expectScript(of: recorded(try timeline(reply), asked: hello)) }
    }

    @Test func whatTheServiceAddsStaysIt() throws {
        let reply = """
            {events: [
              {message_start: {container: {id: c}, usage: {output_tokens: 4, new_tokens: 7}}}, {event: {type: new_event}},
              {block: {type: text, text: '', new: 1}, deltas: [{type: text_delta, text: a}, {type: new_delta}]},
              {text: plain}, {message_delta: {stop_reason: new_reason, context_management: {applied_edits: []}}},
              {message_stop: {new: true}}]}
            """
        let recording = recorded(try timeline(reply), asked: hello)
        try expectScript(of: recording, isMadeBy: "events")
        let text = try recording.script(named: "a").text
        #expect(text.contains("- message_start: {usage: {output_tokens: 4, new_tokens: 7}, container: {id: c}}\n"))
        #expect(text.contains("- text: plain\n") && text.contains("- message_stop: {new: true}\n"))
    }

    @Test func anErrorIsNamed() throws {
        for stream in [true, false] {
            let reply = "{error: {type: rate_limit_error, message: Slow down}, headers: {retry-after: '7'}}"
            let recording = recorded(try timeline(reply, stream: stream), asked: hello)
            try expectScript(of: recording, isMadeBy: "error")
            let text = try recording.script(named: "a").text
            #expect(text.contains("error: {type: rate_limit_error, message: 'Slow down'}\n"))
            #expect(text.contains("headers: {retry-after: '7'}\n"))
        }
        let own =
            "{error: {type: own_error, status: 418, message: a, details: {b: 1}}, headers: {x-should-retry: 'true'}}"
        try expectScript(of: recorded(try timeline(own), asked: hello), isMadeBy: "headers")
        let twice = "{error: rate_limit_error, headers: {www-authenticate: [Basic, Bearer], retry-after: [7, 8]}}"
        let text = try recorded(try timeline(twice), asked: hello).script(named: "a").text
        #expect(text.contains("headers: {retry-after: ['7', '8']}\n"))
        var none = recorded(try timeline("{error: overloaded_error}"), asked: hello)
        none.response.slices = [.init(at: .zero, bytes: Array("<html>Bad gateway</html>".utf8))]
        none.response.framing = .length(24)
        try expectScript(of: none, isMadeBy: "http")
    }

    @Test(arguments: [
        "{text: Hello}",
        "{content: [{thinking: a, signature: b}, {redacted_thinking: c}, {text: d, citations: [{type: e}]}]}",
        "{content: [{tool_use: {name: a, input: {b: [1, 2.50]}, caller: {type: direct}}}, {server_tool_use: {name: a}}]}",
        "{content: [{web_search_tool_result: {tool_use_id: a, content: []}}], stop_reason: refusal, stop_details: {category: bio}}",
        "{events: [{message_start: {container: {id: c}}}, {block: {type: text, text: a, citations: []}}]}",
        "{text: Hello, stop_sequence: END, usage: {speed: fast}}",
    ]) func aMessageThatWasNotStreamedIsScripted(reply: String) throws {
        var request = hello.object ?? [:]
        request["stream"] = nil
        let recording = recorded(try timeline(reply, stream: false), asked: .object(request))
        let text = try recording.script(named: "a").text
        #expect(!text.contains("http:"), "\(text)")
        try expectScript(of: recording)
        var cut = recording
        cut.response.end = .reset(at: .seconds(1))
        cut.response.framing = .chunked
        try expectScript(of: cut, isMadeBy: "http")
    }

    @Test func aMessageThatCannotBeSaidIsSentAsItIs() throws {
        var recording = recorded(try timeline("{text: Hello}", stream: false), asked: ["model": "m"])
        recording.response.slices = [.init(at: .zero, bytes: Array(#"{"type":"message","content":"?","id":7}"#.utf8))]
        recording.response.framing = .length(39)
        try expectScript(of: recording, isMadeBy: "http")
    }

    @Test func longPausesAreWaits() throws {
        let reply =
            "{text: [a, b, c, d], pace: {between: 20ms}, faults: [{at: event 4, do: {wait: 4980ms}}, {at: event 7, do: {wait: 3s}}, {at: event 7, do: reset}]}"
        let recording = recorded(try timeline(reply), asked: hello)
        try expectScript(of: recording)
        let text = try recording.script(named: "a").text
        #expect(text.contains("- {at: 'event 4', do: {wait: 5s}}\n"), "\(text)")
        #expect(text.contains("- {at: 'event 7', do: {wait: 3s}}\n"), "\(text)")
    }

    @Test func aCompressedBodyCannotBeRead() throws {
        var recording = recorded("0 a")
        recording.response.headers.append(.init("Content-Encoding", "gzip"))
        #expect(
            throws: Recording.ScriptFailure(
                description:
                    "the body is compressed (content-encoding: gzip), so that its events cannot be read; 'record --no-compression' asks for what can be"
            )
        ) { try recording.script(named: "a") }
        recording.response.headers[1].value = "identity"
        try expectScript(of: recording)
    }

    @Test func aRequestThatTheChecksRefuseIsAnsweredAllTheSame() throws {
        var recording = recorded(try timeline("{error: invalid_request_error}"), asked: hello)
        #expect(try recording.script(named: "a").validation == .strict)
        recording.request.body = Array(#"{"model":"m","messages":[],"nonsense":1}"#.utf8)
        #expect(try recording.script(named: "a").validation == .off)
        try expectScript(of: recording)
    }
}

extension Rule {
    /// All replies that it can give.
    fileprivate var replies: [Reply] {
        switch answer {
        case .reply(let reply): [reply]
        case .attempts(let replies): replies
        case .computed: []
        }
    }
}
