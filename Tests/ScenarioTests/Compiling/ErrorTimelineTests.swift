import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ErrorTimelineTests {
    @Test func clientsAreToldWhetherToTryAgain() {
        let retry = { (error: APIError) in
            Timeline.error(error, requestID: "req_1").headers.first { $0.name == "x-should-retry" }?.value
        }
        #expect(retry(APIError(.overloaded)) == "true")
        #expect(retry(APIError(.rateLimit)) == "true")
        #expect(retry(APIError(.invalidRequest)) == "false")
        #expect(retry(APIError(.conflict)) == "true")
    }
}
