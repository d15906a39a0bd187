import MessagesAPI
import Testing

@testable import MockClaude

struct ChatErrorTests {
    @Test func typeAndCodeAreTheServicesType() {
        let json = ChatError(APIError(.rateLimit, message: "Slow down")).json
        #expect(
            json.description
                == #"{"error":{"code":"rate_limit_error","message":"Slow down","type":"rate_limit_error","param":null}}"#
        )
    }
}
