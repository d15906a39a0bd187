import MessagesAPI
import Testing

@testable import Scenario

@Suite struct ErrorReaderTests {
    private func error(_ text: String) throws -> APIError? {
        guard case .error(let error) = try reply("replies: [{error: \(text)}]").body else { return nil }
        return error
    }

    @Test(arguments: APIErrorType.documented.map(\.type)) func aDocumentedTypeSetsTheStatus(type: APIErrorType) throws {
        #expect(try error(type.rawValue) == APIError(type))
    }

    @Test func aMapOverridesStatusAndMessage() throws {
        #expect(try error("{type: overloaded_error}") == APIError(.overloaded))
        #expect(
            try error("{type: rate_limit_error, status: 430, message: Slow down}")
                == APIError(.rateLimit, status: 430, message: "Slow down")
        )
    }

    @Test func aTypeOfOnesOwnNeedsAStatus() throws {
        #expect(
            try error("{type: teapot_error, status: 418, message: Tea}")
                == APIError(APIErrorType(rawValue: "teapot_error"), status: 418, message: "Tea")
        )
        #expect(
            problems("replies: [{error: {type: overload, status: 529}}]") == [
                "1:26: error: unknown error type 'overload'; documented types: invalid_request_error, authentication_error, "
                    + "billing_error, permission_error, not_found_error, conflict_error, request_too_large, rate_limit_error, "
                    + "api_error, timeout_error, overloaded_error (a type of your own ends in '_error')"
            ]
        )
    }
}
