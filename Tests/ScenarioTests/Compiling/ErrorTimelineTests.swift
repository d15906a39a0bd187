import MessagesAPI
import Testing
import Timeline

@testable import Scenario

@Suite struct ErrorTimelineTests {
    @Test func clientsAreToldWhetherToTryAgain() {
        let retry = { (error: APIError) in
            Timeline.error(error, requestID: "req_1").headers.first { $0.name == "x-should-retry" }?.value
        }
        #expect(retry(APIError(.overloaded)) == "true")
        #expect(retry(APIError(.rateLimit)) == "true")
        #expect(retry(APIError(.invalidRequest)) == "false")
        #expect(retry(APIError(.conflict)) == "true")
    }

    @Test func fieldsAreReplacedInPlaceAddedAndTakenOut() {
        var timeline = Timeline(
            status: 200,
            headers: [.init("a", "1"), .init("b", "2"), .init("c", "3")],
            framing: .whole
        )
        timeline.overlayHeaders([("B", "two"), ("c", nil), ("d", "4"), ("e", nil)])
        #expect(timeline.headers == [.init("a", "1"), .init("b", "two"), .init("d", "4")])
    }
}
