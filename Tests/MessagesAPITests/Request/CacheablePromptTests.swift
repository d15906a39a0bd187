import Testing

@testable import MessagesAPI

struct CacheablePromptTests {
    private static let mark: JSON = ["type": "ephemeral"]
    /// A text of 1024 tokens: what Sonnet needs at least.
    private static let long = String(repeating: "word", count: 1024)

    private func text(_ text: String, _ mark: JSON? = nil) -> JSON {
        var block: JSONObject = ["type": "text", "text": .string(text)]
        block["cache_control"] = mark
        return .object(block)
    }

    private func user(_ blocks: JSON...) -> JSON { ["role": "user", "content": .array(blocks)] }

    private func cacheable(_ body: JSONObject) -> CacheablePrompt? {
        let whole: JSONObject = ["model": "claude-sonnet-4-5", "messages": [user(text("Hi"))]]
        return CacheablePrompt(MessagesRequest(body: .object(whole.overlaid(with: body))))
    }

    /// Whether two prompts begin alike, up to so many blocks.
    private func shared(_ one: JSONObject, _ other: JSONObject) -> Int? {
        guard let one = cacheable(one)?.prefixes, let other = cacheable(other)?.prefixes else { return nil }
        return zip(one, other).prefix { $0.digest == $1.digest }.count
    }

    @Test func withoutAMarkThereIsNone() {
        #expect(cacheable([:]) == nil)
        #expect(cacheable(["system": [text(Self.long)], "cache_control": nil]) == nil)
    }

    @Test func theOrderIsToolsSystemMessages() throws {
        let body: JSONObject = [
            "messages": [user(text("Hi")), ["role": "assistant", "content": "Hello"], user(text("1234", Self.mark))],
            "system": [text(Self.long, ["type": "ephemeral", "ttl": "1h"])],
            "tools": [["name": "f", "input_schema": ["type": "object"]]],
        ]
        let prompt = try #require(cacheable(body))
        #expect(prompt.prefixes.map(\.tokens) == [12, 1036, 1041, 1047, 1052])
        #expect(
            prompt.marks == [CacheMark(block: 1, lifetime: .oneHour), CacheMark(block: 4, lifetime: .fiveMinutes)]
        )
        let request = MessagesRequest(body: .object(body))
        #expect(prompt.prefixes.last?.tokens == TokenEstimate.inputTokens(of: request))
    }

    @Test func aMarkInAToolsResultIsTheResults() throws {
        let result: JSON = ["type": "tool_result", "tool_use_id": "t", "content": [text(Self.long, Self.mark)]]
        #expect(try #require(cacheable(["messages": [user(result, text("Hi"))]])).marks.map(\.block) == [0])
    }

    @Test func aToolMayBeMarked() throws {
        let tool: JSON = [
            "name": "f", "description": .string(Self.long), "input_schema": [:], "cache_control": Self.mark,
        ]
        #expect(try #require(cacheable(["tools": [tool, ["name": "g"]]])).marks.map(\.block) == [0])
    }

    @Test(
        arguments: [
            (["type": "text", "text": "end"], 1), (["type": "text", "text": ""], 0),
            (["type": "thinking", "thinking": "x", "signature": "y"], 0),
            (["type": "tool_result", "tool_use_id": "t"], 1),
        ] as [(JSON, Int)]
    )
    func theAutomaticMarkStandsAtTheLastBlockThatCanHaveIt(_ last: JSON, _ block: Int) throws {
        let prompt = try #require(
            cacheable([
                "messages": [user(text(Self.long)), user(last)], "cache_control": ["type": "ephemeral", "ttl": "1h"],
            ])
        )
        #expect(prompt.marks == [CacheMark(block: block, lifetime: .oneHour)])
    }

    @Test func theAutomaticMarkIsNoSecondOne() throws {
        let body: JSONObject = [
            "messages": [user(text(Self.long, Self.mark))], "cache_control": ["type": "ephemeral", "ttl": "1h"],
        ]
        #expect(try #require(cacheable(body)).marks == [CacheMark(block: 0, lifetime: .fiveMinutes)])
    }

    @Test func whatIsTooShortIsNotMarked() throws {
        let system = text(String(Self.long.dropLast(4)), Self.mark)
        #expect(try #require(cacheable(["system": [system]])).marks == [])
        // The message makes it long enough.
        #expect(try #require(cacheable(["system": [system], "cache_control": Self.mark])).marks.map(\.block) == [1])
        #expect(
            try #require(cacheable(["system": [text(Self.long, Self.mark)], "model": "claude-haiku-4-5"])).marks == []
        )
        #expect(try #require(cacheable(["system": [text("x", Self.mark)], "model": "other"])).marks.count == 1)
    }

    @Test func whereTheMarksStandChangesNoPrefix() {
        let one: JSONObject = ["messages": [user(text("a", Self.mark)), user(text("b"))]]
        #expect(shared(one, ["messages": [user(text("a")), user(text("b", Self.mark))]]) == 2)
        let result: JSON = ["type": "tool_result", "content": [text("r", Self.mark)]]
        let plain: JSON = ["type": "tool_result", "content": [text("r")]]
        #expect(shared(["messages": [user(result)]], ["messages": [user(plain, text("b", Self.mark))]]) == 1)
        // A string is one text block.
        #expect(shared(one, ["messages": [["role": "user", "content": "a"], user(text("c", Self.mark))]]) == 1)
    }

    /// How many of a tool, a system prompt and two messages still fit when something else changes.
    @Test(
        arguments: [
            (["model": "claude-sonnet-4-0"], 0), (["tools": [["name": "g"]]], 0), (["speed": "fast"], 1),
            (["system": "Other"], 1), (["output_config": ["format": ["type": "json_schema"]]], 1),
            (["tool_choice": ["type": "any"]], 2), (["thinking": ["type": "enabled", "budget_tokens": 1024]], 2),
            (["output_config": ["effort": "low"]], 2), (["max_tokens": 5, "stream": true, "metadata": [:]], 4),
            (["messages": [["role": "assistant", "content": "Hi"]]], 2),
        ] as [(JSONObject, Int)]
    )
    func whatElseIsSaidCountsFromItsPartOn(_ change: JSONObject, _ count: Int) {
        let body: JSONObject = [
            "tools": [["name": "f"]], "system": "S", "cache_control": Self.mark,
            "messages": [user(text("Hi")), user(text("there"))],
        ]
        #expect(shared(body, body.overlaid(with: change)) == count)
    }

    @Test func anImageAnywhereChangesTheMessages() {
        let body: JSONObject = ["system": "S", "cache_control": Self.mark, "messages": [user(text("Hi"))]]
        let image: JSON = ["type": "image", "source": ["type": "url", "url": "x"]]
        for block in [image, ["type": "tool_result", "content": [image]]] {
            #expect(shared(body, body.overlaid(with: ["messages": [user(text("Hi"), block)]])) == 1)
        }
        let cited: JSON = ["type": "document", "citations": ["enabled": true]]
        #expect(shared(body, body.overlaid(with: ["messages": [user(text("Hi"), cited)]])) == 0)
    }

    @Test func theOrderOfMembersCountsBelowABlocksOwn() {
        let one: JSON = ["name": "f", "input_schema": ["type": "object", "title": "x"]]
        let turned: JSON = ["input_schema": ["type": "object", "title": "x"], "name": "f"]
        let inside: JSON = ["name": "f", "input_schema": ["title": "x", "type": "object"]]
        let body: JSONObject = ["cache_control": Self.mark]
        func with(_ tool: JSON) -> JSONObject { body.overlaid(with: ["tools": [tool]]) }
        #expect(shared(with(one), with(turned)) == 2)
        #expect(shared(with(one), with(inside)) == 0)
    }

    @Test func aMarkLooksAtTwentyBlocks() throws {
        let texts = (0..<24).map { text($0 == 0 ? Self.long : "\($0)", $0 == 23 ? Self.mark : nil) }
        let prompt = try #require(cacheable(["messages": [["role": "user", "content": .array(texts)]]]))
        #expect(prompt.longestPrefix { $0 == prompt.prefixes[4].digest }?.tokens == prompt.prefixes[4].tokens)
        #expect(prompt.longestPrefix { $0 == prompt.prefixes[3].digest } == nil)
        #expect(prompt.longestPrefix { _ in true } == prompt.prefixes[23])
        #expect(prompt.prefix(at: prompt.marks[0]) == prompt.prefixes[23])
    }
}
