import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

/// What faults, paces and wires do to chunks: places and times are those of what the client sees.
struct ChatFaultsTests {
    private let reply = Reply(.content([.thinking("Hm"), .text(.exact(["a", "é", "c"])), .text(.exact(["d"]))]))

    private func played(_ faults: [ReplyFault] = [], stream: Bool = true, wire: (inout Wire) -> Void = { _ in })
        -> HTTPResponse
    {
        var faulty = reply
        faulty.id = "msg_1"
        faulty.faults = faults
        wire(&faulty.wire)
        return Responder.chat(faulty, ["stream": .bool(stream)])
    }

    private func contents(_ response: HTTPResponse) -> [String] {
        response.chunks.compactMap { $0["choices"]?[0]?["delta"]?["content"]?.string }
    }

    @Test func positionsCountChunks() {
        let whole = played().data
        #expect(whole.count == 7)
        for count in 0...whole.count {
            #expect(played([ReplyFault(at: .event(count), .reset)]).data == Array(whole.prefix(count)))
        }
    }

    @Test func blocksAreThoseOfTheMessage() {
        #expect(contents(played([ReplyFault(at: .block(1), .close)])) == [""])
        #expect(contents(played([ReplyFault(at: .block(2), .close)])) == ["", "a", "é", "c"])
        #expect(contents(played([ReplyFault(at: .block(3), .close)])) == ["", "a", "é", "c", "d"])
    }

    @Test func aBlockOfWhichNothingIsSentCountsToo() {
        var hidden = Reply(.content([.thinking("Hm"), .redactedThinking(data: "x"), .text("a"), .text("b")]))
        hidden.faults = [ReplyFault(at: .block(3), .close)]
        #expect(contents(Responder.chat(hidden)) == ["", "a"])
    }

    @Test func bytesAreThoseOfTheChunks() {
        let whole = played().text.utf8
        for count in stride(from: 0, to: whole.count, by: 71) {
            #expect(Array(played([ReplyFault(at: .byte(count), .close)]).text.utf8) == Array(whole.prefix(count)))
        }
    }

    @Test func aChunkIsChanged() {
        #expect(contents(played([ReplyFault(at: .event(1), .duplicate)])) == ["", "a", "a", "é", "c", "d"])
        #expect(contents(played([ReplyFault(at: .event(1), .drop)])) == ["", "é", "c", "d"])
        #expect(contents(played([ReplyFault(at: .event(1), .swap)])) == ["", "é", "a", "c", "d"])
        let corrupt = played([ReplyFault(at: .event(1), .corrupt)])
        #expect(contents(corrupt) == ["", "é", "c", "d"])
        #expect(corrupt.data.count == 7)
        #expect(played([ReplyFault(at: .event(6), .corrupt)]).data.last == "[DO")
    }

    @Test func anErrorIsOneThatClientsOfThisFormatKnow() throws {
        let error = ReplyFault(at: .event(2), .error(APIError(.overloaded)))
        let streamed = played([error])
        #expect(streamed.data.count == 3)
        #expect(streamed.data.last?.hasPrefix(#"{"error":{"code":"overloaded_error""#) == true)
        let whole = played([error], stream: false)
        #expect(whole.status == 529)
        #expect(try whole.json["error"]?["code"] == "overloaded_error")
    }

    @Test func aWholeAnswerIsCutAtItsBytes() {
        let whole = played(stream: false).text
        #expect(played([ReplyFault(at: .byte(40), .close)], stream: false).text == String(whole.prefix(40)))
    }

    /// What is sent of a stream, and when.
    private func writes(_ response: HTTPResponse) -> [Duration] {
        guard case .playback(let playback) = response.body else { return [] }
        return playback.steps.compactMap { step in if case .write = step.action { step.due } else { nil } }
    }

    @Test func everyChunkHasItsTime() {
        var paced = reply
        paced.pace = Pace(first: .milliseconds(200), between: .milliseconds(10))
        let scenario = Scenario(rules: [Rule(answer: .reply(paced))])
        let times = writes(Responder.make(scenario).respond(to: .chat()))
        #expect(times == [200, 210, 220, 230, 240, 250, 260].map { .milliseconds($0) })
    }

    @Test func theWireSpellsChunks() {
        let plain = played().text
        #expect(played(wire: { $0.newline = .crlf }).text == plain.replacingNewlines(with: "\r\n"))
        #expect(played(wire: { $0.spaceAfterColon = false }).text.hasPrefix("data:{"))
        #expect(played(wire: { $0.byteOrderMark = true }).text == "\u{FEFF}" + plain)
        #expect(played(wire: { $0.comments = true }).text.hasSuffix("\n\ndata: [DONE]\n: mock-claude\n\n"))
        #expect(played(wire: { $0.escapesUnicode = true }).text.contains(#""content":"\u00e9""#))
    }

    @Test func jsonIsSpreadOverLinesAndTheEndIsNot() {
        let spread = played(wire: { $0.multilineData = true })
        #expect(spread.text.hasPrefix("data: {\ndata: \"id\""))
        #expect(spread.data.last == "[DONE]")
        #expect(spread.chunks == played().chunks)
    }

    @Test func whatBelongsToTheServicesOwnFormatIsNotThere() {
        let wire = played(wire: {
            $0.padding = true
            $0.unknownEvents = true
        })
        #expect(wire.text == played().text)
    }

    @Test func writesAreSliced() {
        #expect(writes(played(wire: { $0.slice = .event })).count == 7)
    }
}

extension String {
    /// The same lines, each of which ends so.
    fileprivate func replacingNewlines(with end: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    }
}
