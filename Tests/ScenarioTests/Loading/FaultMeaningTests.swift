import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct FaultMeaningTests {
    private static let acts =
        ReplyFault.Act.named.map { ReplyFault.Act.other($0.act) }
        + [
            .error(APIError(.api)), .other(.wait(.seconds(1))), .other(.hold("g")), .other(.dribble(.seconds(1))),
        ]

    private static func contradicting(at position: Position) -> [String] {
        acts.filter { ReplyFault(at: position, $0).contradiction != nil }.map(\.name)
    }

    @Test func whatContradictsItself() {
        #expect(
            Self.contradicting(at: .request) == [
                "end", "bad_chunk", "corrupt", "duplicate", "drop", "swap", "error",
            ]
        )
        #expect(Self.contradicting(at: .end) == ["end", "corrupt", "duplicate", "drop", "swap", "error", "dribble"])
        #expect(Self.contradicting(at: .share(1)) == Self.contradicting(at: .end))
        for place in [.headers, .event(0), .event(5), .event(5, byte: 1), .byte(0), .block(1), .share(0)] as [Position]
        {
            #expect(Self.contradicting(at: place) == [])
        }
    }

    @Test(
        arguments: [
            (
                ReplyFault(at: .request, .end),
                "'end' is done to the body, and at 'request' not even the head is sent; the body begins at 'headers'"
            ),
            (ReplyFault(at: .share(1), .swap), "'swap' is done to what follows, and nothing follows '100%'"),
            (ReplyFault(at: .end, .end), "'end' at 'end' changes nothing: the reply ends there anyway"),
            (
                ReplyFault(at: .end, .error(APIError(.api))),
                "an error at 'end' comes after the message has stopped, where few clients read on"
            ),
        ] as [(ReplyFault, String)]
    ) func whyItContradictsItself(fault: ReplyFault, why: String) { #expect(fault.contradiction == why) }

    @Test func whatEndsAReply() {
        let ending = Self.acts.filter { ReplyFault(at: .event(1), $0).endsReply }.map(\.name)
        #expect(ending == ["reset", "close", "end", "stall", "bad_chunk", "error"])
    }

    @Test func whatMayLeaveTheClientWithoutItsAnswer() {
        let failing = Self.acts.filter { ReplyFault(at: .event(1), $0).mayFail }.map(\.name)
        #expect(failing == ["reset", "close", "end", "stall", "bad_chunk", "corrupt", "error", "hold"])
        #expect(!ReplyFault(at: .end, .end).mayFail)
        #expect(ReplyFault(at: .end, .reset).mayFail)
    }
}
