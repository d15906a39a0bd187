import MessagesAPI
import Testing

struct APIErrorTypeTests {
    @Test func theTypeSetsTheStatus() {
        let statuses = APIErrorType.documented.map { "\($0.type.rawValue) \($0.type.status)" }
        #expect(
            statuses == [
                "invalid_request_error 400", "authentication_error 401", "billing_error 402", "permission_error 403",
                "not_found_error 404", "conflict_error 409", "request_too_large 413", "rate_limit_error 429",
                "api_error 500", "timeout_error 504", "overloaded_error 529",
            ]
        )
    }

    @Test func anotherTypeIsTheServicesFault() {
        #expect(APIErrorType(rawValue: "new_error").status == 500)
        #expect(APIError(APIErrorType(rawValue: "new_error")).message == "An error occurred")
    }
}
