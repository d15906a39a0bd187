import Testing

@testable import Scenario

struct RecordingVerdictTests {
    private func verdict(status: Int = 200, end: String = "closed", _ entries: String...) throws -> RecordingVerdict {
        let text = """
            recording: 1
            request: {method: POST, path: /v1/messages}
            response:
              status: \(status)
              headers: {content-type: text/event-stream}
              body:
            """
        let body = (entries + ["{end: \(end)}"]).map { "\n    - \($0)" }.joined()
        let problems = Problems(file: "test.yaml", source: SourceText(text + body))
        let root = Document(problems).root
        return RecordingVerdict(of: try Recording(root, problems), in: root, problems)
    }

    private let start = #"{event: message_start, data: '{"type":"message_start","message":{"content":[]}}'}"#

    @Test func aViolationStandsAtItsEntry() throws {
        let stop = "{event: message_stop, data: '{\"type\":\"message_stop\"}'}"
        let verdict = try verdict(start, "{line: ': comment'}", stop)
        #expect(verdict.violations.map(\.line) == [8])
        let message = try #require(verdict.violations.first?.message)
        #expect(message.hasPrefix("this breaks the grammar of Claude's answers: event 2: expected content_block_start"))
        #expect(verdict.news == [])
    }

    @Test func whatIsNewStandsWhereItCameFirst() throws {
        let event = "{event: new, data: '{\"type\":\"new\"}'}"
        let verdict = try verdict(status: 299, start, event, event)
        #expect(verdict.violations == [])
        #expect(
            verdict.news.map(brief) == [
                "4:11: warning: the service sent what is not known here: the status 299",
                "8:7: warning: the service sent what is not known here: the event type 'new' (2 times)",
            ]
        )
    }

    @Test func anAnswerWithoutItsEndIsTold() throws {
        let verdict = try verdict(end: "unfinished", start)
        #expect(verdict.violations == [])
        #expect(
            verdict.news.map(brief) == [
                "7:7: warning: nobody listened to the end of this answer: a client that reads on waits until it gives up"
            ]
        )
    }

    @Test func anEventThatHasTwoNamesIsToldOnce() throws {
        let event = "{event: content_block_stop, data: '{\"type\":\"ping\"}'}"
        let named = "{event: ping, data: '{\"type\":\"ping\"}'}"
        let verdict = try verdict(start, named, event, event, "{text: \"data: {\\\"type\\\":\\\"ping\\\"}\\n\\n\"}")
        #expect(verdict.violations == [])
        #expect(
            verdict.news.map(brief) == [
                "9:7: warning: the event is named 'content_block_stop', and the type of its data is 'ping'; clients that go by the name read another event (2 times)"
            ]
        )
    }
}
