import MessagesAPI
import Testing

@testable import Scenario

struct ErrorReaderTests {
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

    @Test func anErrorEventHasATypeOfOnesOwnWithoutAStatus() {
        let event = { (text: String) in read(text, by: APIError.readEvent) }
        #expect(event("overloaded_error").value == APIError(.overloaded))
        #expect(event("teapot_error").value == APIError(APIErrorType(rawValue: "teapot_error")))
        #expect(event("{type: api_error, message: Oh}").value == APIError(.api, message: "Oh"))
        #expect(
            event("{type: api_error, status: 500}").problems
                == ["1:19: error: unknown key 'status' in an error event; valid keys: message, details, type"]
        )
        #expect(event("{message: Oh}").problems == ["1:1: error: an error event needs 'type'"])
        #expect(
            event("api_eror").problems
                == [
                    "1:1: error: unknown error type 'api_eror', did you mean 'api_error'? (a type of your own ends in '_error')"
                ]
        )
    }

    @Test func detailsAreAMap() {
        let details: (String) -> String = { "{type: api_error, details: \($0)}" }
        #expect(read(details("{error_code: a}"), by: APIError.read).value?.details == ["error_code": "a"])
        #expect(read(details("{error_code: a}"), by: APIError.readEvent).value?.details == ["error_code": "a"])
        #expect(read(details("a"), by: APIError.read).problems == ["1:28: error: expected a map, found 'a'"])
    }
}
