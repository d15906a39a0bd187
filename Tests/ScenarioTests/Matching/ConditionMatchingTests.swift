import MessagesAPI
import Testing

@testable import Scenario

struct ConditionMatchingTests {
    private static let body: JSON = [
        "model": "claude-test-4", "stream": true, "max_tokens": 100, "temperature": 0.50,
        "system": [["type": "text", "text": "You are a pirate."]],
        "thinking": ["type": "enabled", "budget_tokens": 2000],
        "tools": [["name": "get_weather", "input_schema": [:]], ["name": "search", "input_schema": [:]]],
        "messages": [
            ["role": "user", "content": "What is the weather?"],
            [
                "role": "assistant",
                "content": [["type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": [:]]],
            ],
            [
                "role": "user",
                "content": [
                    ["type": "tool_result", "tool_use_id": "toolu_1", "content": "sunny", "is_error": false],
                    ["type": "tool_result", "tool_use_id": "toolu_9", "content": "rain", "is_error": true],
                    ["type": "text", "text": "Go on"],
                ],
            ],
        ],
    ]

    private func mismatch(
        _ when: String,
        body: JSON = Self.body,
        path: String = "/v1/messages",
        attempt: Int = 1,
        headers: [String: String] = ["x-team": "blue", "x-empty": ""]
    ) throws -> Mismatch? {
        return try condition(when).mismatch(
            Candidate(MessagesRequest(body: body), path: path, attempt: attempt) { headers[$0.lowercased()] }
        )
    }

    @Test(arguments: [
        "{}", "{model: test}", "{last_user: Go on}", "{system: pirate}", "{any_text: weather}", "{any_text: rain}",
        "{tool_result: get_weather}", "{tool_result: {}}", "{tool_result: {is_error: true}}",
        "{tool_result: {name: get_weather, content: sun, is_error: false}}", "{tool_result: {name: {not: search}}}",
        "{tools: [search, get_weather]}", "{tools: []}", "{turn: 2}", "{attempt: 1}", "{stream: true}",
        "{thinking: true}",
        "{header: {X-Team: blue, x-none: null, x-empty: {equals: ''}}}", "{header: {x-none: {not: red}}}",
        "{body: {/max_tokens: 100.0, /temperature: 0.5, /messages/0/role: user, /stream: true}}",
        "{body: {/messages/0/content: {contains: weather}, /max_tokens: {regex: '^1'}, /tools/1: {contains: search}}}",
        "{body: {/thinking: {type: enabled, budget_tokens: 2000}, /thinking/type: {json: enabled}, /no: {not: a}}}",
        "{path: /v1/messages}", "{path: {glob: '/v1/*'}}",
    ]) func holds(when: String) throws { #expect(try mismatch(when)?.explanation == nil) }

    @Test(arguments: [
        ("{model: opus}", #"model: "claude-test-4" does not contain "opus""#),
        ("{last_user: weather}", #"last_user: "Go on" does not contain "weather""#),
        ("{system: parrot}", #"system: "You are a pirate." does not contain "parrot""#),
        ("{any_text: snow}", #"any_text: none of 5 texts fits; the last: "Go on" does not contain "snow""#),
        ("{tool_result: {name: search}}", #"tool_result: the conversation has no call with the id "toolu_9""#),
        ("{tool_result: {content: snow}}", #"tool_result: content: "rain" does not contain "snow""#),
        ("{tool_result: {content: rain, is_error: false}}", "tool_result: is_error: true is not false"),
        ("{tools: [search, edit]}", #"tools: "edit" is not offered; offered: "get_weather", "search""#),
        ("{turn: 1}", "turn: 2 is not 1"),
        ("{attempt: 2}", "attempt: 1 is not 2"),
        ("{stream: false}", "stream: true is not false"),
        ("{thinking: false}", "thinking: true is not false"),
        ("{header: {X-Team: red}}", #"header X-Team: "blue" does not contain "red""#),
        ("{header: {x-none: red}}", "header x-none: there is no such header"),
        ("{header: {x-team: null}}", #"header x-team: "blue" is there, but must not be"#),
        ("{body: {/max_tokens: 5}}", "body /max_tokens: 100 is not 5"),
        ("{body: {/messages/0/role: us}}", #"body /messages/0/role: "user" is not "us""#),
        ("{body: {/messages/0/role: {equals: us}}}", #"body /messages/0/role: "user" does not equal "us""#),
        (
            "{body: {/thinking: {not: {contains: '2000'}}}}",
            #"body /thinking: "{\"type\":\"enabled\",\"budget_tokens\":2000}" contains "2000""#
        ),
        ("{body: {/metadata: {}}}", "body /metadata: there is nothing"),
        ("{body: {/metadata: {contains: a}}}", "body /metadata: there is nothing"),
        ("{path: /v1}", #"path: "/v1/messages" does not equal "/v1""#),
    ]) func explains(when: String, explanation: String) throws {
        #expect(try mismatch(when)?.explanation == explanation)
    }

    @Test(arguments: ["x-api-key", "Authorization", "PROXY-Authorization", "cookie", "Set-Cookie"])
    func aSecretIsShownByItsEndAlone(name: String) throws {
        let found = "sk-ant-SECRET-abcdef"
        func explanation(_ expected: String) throws -> String? {
            try mismatch("{header: {\(name): \(expected)}}", headers: [name.lowercased(): found])?.explanation
        }
        #expect(try explanation("{equals: good}") == #"header \#(name): "…cdef" does not equal "…""#)
        #expect(
            try explanation("{equals: sk-ant-OTHER-1234}") == #"header \#(name): "…cdef" does not equal "…1234""#
        )
        #expect(
            try explanation("[abcdefgh1234, other]")
                == #"header \#(name): "…cdef" does not contain "…1234" or contain "…""#
        )
        #expect(
            try explanation("{not: {contains: SECRET-ABCDEF, ignore_case: true}}")
                == #"header \#(name): "…cdef" contains "…CDEF" (in any case)"#
        )
        #expect(try explanation("{regex: '^sk-ant-admin'}") == "header \(name): \"…cdef\" does not match /…dmin/")
        #expect(try explanation("{not: {regex: SECRET}}") == "header \(name): \"…cdef\" matches /…/")
        #expect(
            try explanation("{glob: 'sk-ant-admin*'}") == #"header \#(name): "…cdef" does not fit the glob "…min*""#
        )
        #expect(try explanation("null") == #"header \#(name): "…cdef" is there, but must not be"#)
        #expect(
            try mismatch("{header: {\(name): other}}", headers: [name.lowercased(): "short-abcde"])?.explanation
                == #"header \#(name): "…" does not contain "…""#
        )
    }

    @Test func anEmptyRequestIsExplainedToo() throws {
        #expect(try mismatch("{last_user: a}", body: [:])?.explanation == #"last_user: "" does not contain "a""#)
        #expect(try mismatch("{any_text: a}", body: [:])?.explanation == "any_text: the conversation has no text")
        #expect(
            try mismatch("{tool_result: a}", body: [:])?.explanation
                == "tool_result: the last message answers no tool call"
        )
        #expect(try mismatch("{tools: a}", body: [:])?.explanation == #"tools: "a" is not offered; no tool is"#)
    }

    @Test func withoutAPathOnlyMessagesAreMeant() throws {
        let mismatch = try mismatch("{turn: 2}", path: "/v1/models")
        #expect(mismatch?.explanation == #"path: "/v1/models" does not equal "/v1/messages""#)
        #expect(mismatch?.held == 0)
        #expect(try self.mismatch("{path: /v1/models}", path: "/v1/models") == nil)
    }

    @Test func theFirstMismatchInTheOrderOfTheTableIsTold() throws {
        let mismatch = try mismatch(
            "{header: {x-team: blue, x-none: a}, turn: 2, last_user: Go, attempt: 1, body: {/a: 1}}"
        )
        #expect(mismatch?.key == "header x-none")
        #expect(mismatch?.held == 4)
    }

    @Test func aPredicateComesLast() throws {
        var condition = try condition("{turn: 2}")
        condition.predicate = ("wants few tokens", { ($0.maxTokens ?? 0) < 50 })
        let candidate = Candidate(MessagesRequest(body: Self.body))
        #expect(condition.mismatch(candidate)?.explanation == "where: wants few tokens")
        #expect(condition.mismatch(candidate)?.held == 1)
        condition.predicate = ("wants some tokens", { ($0.maxTokens ?? 0) > 50 })
        #expect(condition.mismatch(candidate) == nil)
    }
}
