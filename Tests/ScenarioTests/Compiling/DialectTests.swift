import MessagesAPI
import Testing
import Timeline

@testable import Scenario

/// Replies in another dialect than the service's own.
struct DialectTests {
    private func compile(
        _ reply: Reply,
        stream: Bool = true,
        dialect: any Dialect = Shouting(),
        _ change: (inout Scenario) -> Void = { _ in }
    ) -> Timeline {
        var scenario = Scenario()
        change(&scenario)
        return ReplyCompiler(scenario).compile(
            reply,
            to: ReplyContext(MessagesRequest(body: ["model": "m", "stream": .bool(stream), "messages": []])),
            identifiers: Identifiers(seed: 0, session: "default", body: 1, answer: 0),
            dialect: dialect
        ).timeline
    }

    private func text(_ timeline: Timeline) -> String {
        String(decoding: timeline.steps.flatMap(\.bytes), as: UTF8.self)
    }

    private func reply(_ text: String = "Hi there", _ faults: ReplyFault...) -> Reply {
        var reply = Reply.text(text)
        reply.id = "msg_1"
        reply.faults = faults
        return reply
    }

    @Test func aStreamIsTranslatedAndHasTheDialectsHead() {
        let timeline = compile(reply())
        #expect(
            text(timeline)
                == "1 message_start\n2 content_block_start\n3 Hi!\n4  there!\n6 message_delta\n7 message_stop\n"
        )
        #expect(timeline.headers.map(\.name) == ["content-type", "x-id"])
        #expect(timeline.headers.first?.value == "text/loud")
    }

    @Test func aPaceAndAPositionMeanTheDialectsEvents() {
        var reply = reply("Hi there", ReplyFault(at: .event(4), .reset))
        reply.pace = Pace(between: .seconds(1))
        let timeline = compile(reply)
        #expect(text(timeline) == "1 message_start\n2 content_block_start\n3 Hi!\n")
        #expect(timeline.steps.filter(\.isEvent).map(\.at) == [.zero, .seconds(1), .seconds(2), .seconds(3)])
        #expect(timeline.failure?.description == "reset at event 4")
    }

    @Test func aBlockEndsWithTheLastOfItThatIsSent() {
        let timeline = compile(reply("Hi", ReplyFault(at: .block(1), .close)))
        #expect(text(timeline) == "1 message_start\n2 content_block_start\n3 Hi!\n")
    }

    @Test func theEventThatIsCutInHalfIsTheDialects() {
        #expect(text(compile(reply("Hi", ReplyFault(at: .event(1), .corrupt)))).hasPrefix("1 message_start\n?\n3 Hi"))
        #expect(text(compile(reply("Hi", ReplyFault(at: .event(1), .drop)))).hasPrefix("1 message_start\n3 Hi"))
    }

    @Test func anErrorEventIsTheDialectsAndNothingFollows() {
        let timeline = compile(reply("Hi", ReplyFault(at: .event(1), .error(APIError(.overloaded)))))
        #expect(text(timeline) == "1 message_start\n1 error\n")
        #expect(timeline.failure?.description == "error at event 1")
    }

    @Test func whatTheDialectHasNoPingForGetsNone() {
        let timeline = compile(reply("Hi")) { scenario in
            scenario.pings = .every(.milliseconds(1))
            scenario.pace = Pace(between: .seconds(1))
        }
        #expect(timeline.steps.allSatisfy { $0.event != "ping" })
    }

    @Test func theServicesPingComesInItsOwnDialectOnly() {
        let timeline = compile(reply("Hi"), dialect: MessagesDialect())
        #expect(timeline.steps.map(\.event).contains("ping"))
    }

    @Test func aByteOrderMarkStandsBeforeWhatIsTranslated() {
        let timeline = compile(reply("Hi")) { $0.wire.byteOrderMark = true }
        #expect(Array(timeline.steps[0].bytes.prefix(4)) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "1")])
    }

    @Test func withoutAStreamItIsTheDialectsMessage() {
        let timeline = compile(reply(), stream: false)
        #expect(text(timeline) == #"{"loud":"msg_1"}"#)
        #expect(timeline.headers.map(\.value).first == "application/json")
    }

    @Test func anErrorIsTheDialects() {
        let error = APIError(.rateLimit, message: "Slow down")
        for stream in [true, false] {
            let timeline = compile(Reply(.error(error)), stream: stream)
            #expect(timeline.status == 418)
            #expect(text(timeline) == "rate_limit_error Slow down")
            #expect(timeline.headers.map(\.name) == ["x-id"])
        }
        let inStream = compile(reply("Hi", ReplyFault(at: .event(1), .error(error))), stream: false)
        #expect(inStream.status == 418)
        #expect(text(inStream) == "rate_limit_error Slow down")
    }

    @Test func anHTTPAnswerIsVerbatim() {
        let timeline = compile(Reply(.http(Array("x".utf8))))
        #expect(text(timeline) == "x")
        #expect(timeline.headers == [])
    }

    @Test func idsHaveTheMarkThatTheyAreGiven() {
        var identifiers = Identifiers(seed: 0, session: "default", body: 1, answer: 0)
        let plain = [identifiers.message(), identifiers.toolUse(), identifiers.serverToolUse()]
        identifiers = Identifiers(seed: 0, session: "default", body: 1, answer: 0)
        identifiers.mark = "loud_"
        let marked = [identifiers.message(), identifiers.toolUse(), identifiers.serverToolUse()]
        #expect(marked == plain.map { $0.replacing("_01", with: "_loud_01", maxReplacements: 1) })
    }
}
