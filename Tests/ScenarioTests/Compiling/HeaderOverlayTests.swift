import Testing
import Timeline

@testable import Scenario

struct HeaderOverlayTests {
    private func timeline(_ headers: Timeline.Header...) -> Timeline {
        Timeline(status: 200, headers: headers, framing: .whole)
    }

    @Test func fieldsAreReplacedInPlaceAddedAndTakenOut() {
        var timeline = timeline(.init("a", "1"), .init("b", "2"), .init("c", "3"))
        timeline.overlayHeaders([("B", "two"), ("c", nil), ("d", "4"), ("e", nil)])
        #expect(timeline.headers == [.init("a", "1"), .init("b", "two"), .init("d", "4")])
    }

    @Test func aFieldThatIsGivenMoreThanOnceIsSentAsOften() {
        var timeline = timeline(.init("Vary", "1"), .init("b", "2"), .init("vary", "3"))
        timeline.overlayHeaders([("vary", "Origin"), ("c", "4"), ("vary", "Accept"), ("c", "5")])
        #expect(
            timeline.headers == [
                .init("Vary", "Origin"), .init("Vary", "Accept"), .init("b", "2"), .init("c", "4"), .init("c", "5"),
            ]
        )
        timeline.overlayHeaders([("vary", "*"), ("c", "6"), ("c", nil)])
        #expect(timeline.headers == [.init("Vary", "*"), .init("b", "2")])
    }

    @Test func aFieldIsTakenOutAsOftenAsItIsThere() {
        var timeline = timeline(.init("a", "1"), .init("b", "2"), .init("A", "3"))
        timeline.overlayHeaders([("a", nil)])
        #expect(timeline.headers == [.init("b", "2")])
    }

    @Test func aFieldIsAddedOnlyWhereItIsMissing() {
        var timeline = timeline(.init("Access-Control-Allow-Origin", "https://a.example"), .init("b", "2"))
        timeline.headers.addMissing([
            .init("access-control-allow-origin", "https://b.example"), .init("c", "3"), .init("C", "4"),
        ])
        #expect(
            timeline.headers == [
                .init("Access-Control-Allow-Origin", "https://a.example"), .init("b", "2"), .init("c", "3"),
            ]
        )
    }

    @Test(arguments: [
        ("Accept-Encoding", "Accept-Encoding, Origin"), ("accept-encoding ,origin", "accept-encoding, origin"),
        ("*", "*"), ("", "Origin"),
    ])
    func varyGrows(before: String, after: String) {
        var timeline = timeline(.init("Vary", before))
        timeline.headers.addMissing([.init("vary", "Origin")])
        #expect(timeline.headers == [.init("Vary", after)])
    }
}
