import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct WholeAnswerTests {
    private let message = Message(id: "msg_1", model: "m", usage: [:])

    private func answer(_ steps: [Step], length: Int? = nil) -> Timeline {
        let stream = Timeline(status: 201, headers: [Timeline.Header("x", "y")], framing: .stream, steps: steps)
        return stream.answeredWhole(message, streamLength: length ?? stream.byteCount, requestID: "req_1")
    }

    private func text(_ timeline: Timeline) -> String {
        String(decoding: timeline.steps.flatMap(\.bytes), as: UTF8.self)
    }

    private func step(_ event: StreamEvent, as name: String? = nil, at seconds: Int = 0) -> Step {
        Step(event: name ?? event.name, bytes: SSEEncoder.encode(event), at: .seconds(seconds))
    }

    @Test func aStreamIsItsMessage() {
        let answer = answer([step(.messageStop, at: 2)])
        #expect(answer.status == 201)
        #expect(answer.headers == [Timeline.Header("content-type", "application/json")])
        #expect(text(answer) == JSON.object(message.json).description)
        #expect(answer.headAt == .seconds(2))
    }

    @Test func itsCharactersAreWrittenAsTheWireSays() {
        let message = Message(id: "msg_é", model: "m", usage: [:])
        let stream = Timeline(status: 200, framing: .stream, steps: [step(.messageStop)])
        let escaped = stream.answeredWhole(message, streamLength: 1, requestID: "req_1", escapesUnicode: true)
        #expect(text(escaped).contains(#""id":"msg_\u00e9""#))
    }

    @Test func aCutStreamIsTheSameShareOfItsMessage() {
        let stop = step(.messageStop)
        let answer = answer([stop, Step(.reset)], length: 2 * stop.bytes.count)
        let body = JSON.object(message.json).description
        #expect(text(answer) == String(body.prefix(body.utf8.count / 2)))
        #expect(answer.framing == .length(body.utf8.count))
        #expect(answer.status == 201)
    }

    @Test func anErrorInTheStreamIsThatError() {
        let error = APIError(.overloaded, message: "Busy")
        let steps = [step(.messageStop, at: 1), Step(.hold("a"), at: .seconds(2)), step(.error(error), at: 3)]
        let answer = answer(steps + [step(.messageStop, at: 9)])
        #expect(answer.status == 529)
        #expect(answer.headers == Timeline.error(error, requestID: "req_1").headers)
        #expect(text(answer) == error.envelope(requestID: "req_1").description)
        #expect(answer.headAt == .seconds(3))
        #expect(answer.beforeHead == [Step(.hold("a"), at: .seconds(2))])
    }

    @Test func anErrorInRawBytesIsOneToo() {
        let bytes = SSEEncoder.encode(.error(APIError(.rateLimit)))
        let pieces = [bytes.prefix(20), bytes.dropFirst(20)].map { Step(event: "raw", bytes: Array($0)) }
        #expect(answer(pieces).status == 429)
        #expect(answer([pieces[0]]).status == 201)
        #expect(answer([step(.messageStop, as: "error")]).status == 201)
    }

    @Test func anErrorThatSaysNothingIsTheServices() {
        let bare = Step(event: "error", bytes: SSEEncoder.encode(["type": "error"], name: "error"))
        let answer = answer([bare])
        #expect(answer.status == 500)
        #expect(text(answer).contains(#""message":"Internal server error""#))
    }

    /// A text that speaks of errors is none.
    @Test func onlyErrorsAreErrors() {
        let delta = StreamEvent.contentBlockDelta(index: 0, .text("{\"type\":\"error\"}"))
        #expect(answer([step(delta)]).status == 201)
    }
}
