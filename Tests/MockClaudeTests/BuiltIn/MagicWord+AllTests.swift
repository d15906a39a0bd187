import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct MagicWordAllTests {
    private let responder = Responder.make(.builtIn)

    private func text(_ prompt: String, _ overlay: JSONObject = [:]) throws -> String? {
        let request = HTTPRequest.message(prompt, overlay.overlaid(with: ["stream": false]))
        return try responder.respond(to: request).json["content"]?[0]?["text"]?.string
    }

    private func tools(_ names: String...) -> JSON {
        .array(names.map { ["name": .string($0), "input_schema": ["type": "object"]] })
    }

    private func calls(_ word: String, _ overlay: JSONObject) throws -> [String] {
        let request = HTTPRequest.message(word, overlay.overlaid(with: ["stream": false]))
        let content = try responder.respond(to: request).json["content"]?.array ?? []
        return content.filter { $0["type"] == "tool_use" }.compactMap { $0["name"]?.string }
    }

    @Test func theListIsAlignedAndInOrder() throws {
        let lines = MagicWord.list.split(separator: "\n").map(String.init)
        let words = lines.map { String($0.prefix { $0 != " " }) }
        #expect(words == MagicWord.all.map(\.word))
        let columns = lines.map { line in
            line.count - line.drop { $0 != " " }.drop { $0 == " " }.count
        }
        #expect(Set(columns) == [(words.map(\.count).max() ?? 0) + 2])
        #expect(words.last == "mock:help")
        #expect(lines.contains("mock:529-once    overloaded_error, first attempt only"))
    }

    @Test(arguments: [
        ("mock:echo one", "one"), ("before mock:echo \n\t after  it ", "before after  it "),
        ("only mock:echo", "only "),
        ("mock:echo mock:echo", "mock:echo"), ("mock:echoes are none mock:echo x", "mock:echoes are none x"),
        ("“mock:echo” é", "“” é"),
    ]) func anEchoLeavesOutTheFirstWordAndTheSpaceBehindIt(prompt: String, echoed: String) throws {
        #expect(try text(prompt) == echoed)
    }

    @Test func theFirstToolOrAllOfThem() throws {
        #expect(try calls("mock:tool", ["tools": tools("b", "a")]) == ["b"])
        #expect(try calls("mock:tools", ["tools": tools("b", "a")]) == ["b", "a"])
        #expect(try calls("mock:tools", [:]) == [])
        #expect(try text("mock:tools") == "You asked for a tool call, but the request offers no tool.")
    }

    @Test(arguments: [429, 500, 529]) func aFailureThatPassesIsForTheFirstAttemptAlone(status: Int) throws {
        let word = try #require(MagicWord.all.first { $0.word == "mock:\(status)-once" })
        #expect(word.rule.when.attempt == 1)
        #expect(MagicWord.all.first { $0.word == "mock:\(status)" }?.rule.when.attempt == .some(nil))
        #expect(responder.respond(to: .message(word.word)).status == status)
    }

    @Test func aSlowTextTakesAboutTwoSecondsToItsFirstEvent() throws {
        guard case .playback(let slow) = responder.respond(to: .message("mock:slow")).body,
            case .playback(let fast) = responder.respond(to: .message("Hi")).body
        else {
            Issue.record("no stream")
            return
        }
        // Each event strays by a fifth of the time before it, at most.
        let first = try #require(slow.steps.first).due
        #expect((.milliseconds(1600)...Duration.milliseconds(2400)).contains(first))
        #expect(try #require(slow.steps.last).due > .milliseconds(2000 + 14 * 150))
        #expect(try #require(fast.steps.last).due < .seconds(1))
    }

    @Test func textOutsideASCIIIsWhole() throws {
        #expect(
            try text("mock:unicode")
                == "Café naïve, Tiếng Việt, 日本語, 👩‍👩‍👧 and 🇻🇳, a line\u{2028}separator, مرحبا."
        )
    }
}
