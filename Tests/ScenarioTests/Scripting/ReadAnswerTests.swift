import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ReadAnswerTests {
    private func answer(
        _ body: String,
        _ last: Step.Action? = nil,
        type: String = "text/event-stream",
        framing: Timeline.Framing = .stream
    ) -> ReadAnswer {
        var timeline = Timeline(status: 200, headers: [.init("Content-Type", type)], framing: framing)
        timeline.steps = [Step(event: "x", bytes: Array(body.utf8))] + (last.map { [Step($0)] } ?? [])
        return ReadAnswer(timeline)
    }

    @Test func theSpellingOfEventsDoesNotCount() {
        let event = answer("event: a\ndata: {\"b\":1,\"c\":2}\n\n")
        #expect(event == answer("event:a\r\ndata: {\"c\": 2,\r\ndata: \"b\":1  }\r\n\r\n"))
        #expect(event != answer("data: {\"b\":1,\"c\":2}\n\n"))
        #expect(event != answer("event: a\ndata: {\"b\":1}\n\n"))
        #expect(event != answer("event: a\ndata: {\"b\":1,\"c\":2}\n\nev"))
    }

    @Test func everyEndIsAnother() {
        let ends = [nil, .reset, .close, .stall(), .end].map { answer("", $0).end }
        #expect(ends == [.complete, .reset, .closed, .unfinished, .complete])
        #expect(answer("ab", type: "text/plain", framing: .length(3)).end == .closed)
        #expect(answer("abc", type: "text/plain", framing: .length(3)).end == .complete)
    }

    @Test func whatEndsBeforeTheHeadHasNoStatus() {
        for (action, end) in [
            (Step.Action.reset, ReadAnswer.End.reset), (.close, .closed), (.stall(), .unfinished),
        ] {
            let timeline = Timeline(status: 200, beforeHead: [Step(action)], framing: .whole)
            let read = ReadAnswer(timeline)
            #expect(read.status == nil && read.body == nil && read.end == end)
        }
        #expect(ReadAnswer(Timeline(status: 200, framing: .whole)).status == 200)
    }

    @Test func anErrorsRequestDoesNotCount() {
        func error(_ members: String, _ more: String = "") -> ReadAnswer {
            answer("{\"type\":\"error\",\"error\":{\"type\":\"a\"\(members)}\(more)}", type: "application/json")
        }
        #expect(error("") == error(",\"details\":null", ",\"request_id\":\"req_1\""))
        #expect(error("") != error(",\"details\":{}"))
        #expect(answer("{\"request_id\":1}", type: "application/json") != answer("{}", type: "application/json"))
    }
}
