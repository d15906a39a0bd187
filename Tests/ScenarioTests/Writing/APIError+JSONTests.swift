import MessagesAPI
import Testing

@testable import Scenario

struct APIErrorJSONTests {
    @Test(arguments: [
        (APIError(.overloaded), #""overloaded_error""#),
        (APIError(.overloaded, status: 503), #"{"type":"overloaded_error","status":503}"#),
        (APIError(.api, details: ["a": 1]), #"{"type":"api_error","details":{"a":1}}"#),
        (APIError(.api, message: "Ouch"), #"{"type":"api_error","message":"Ouch"}"#),
        (APIError(APIErrorType(rawValue: "my_error")), #"{"type":"my_error","status":500}"#),
        (
            APIError(APIErrorType(rawValue: "my_error"), status: 418, message: "Tea"),
            #"{"type":"my_error","status":418,"message":"Tea"}"#
        ),
    ]) func whatIsTheTypesOwnIsLeftOut(error: APIError, text: String) {
        #expect(error.json.description == text)
        #expect(read(text, by: APIError.read).value == error)
    }

    @Test func anEventHasNoStatus() {
        let error = APIError(APIErrorType(rawValue: "my_error"), status: 418)
        #expect(error.eventJSON.description == #""my_error""#)
        #expect(read(#""my_error""#, by: APIError.readEvent).value?.type == error.type)
    }
}
