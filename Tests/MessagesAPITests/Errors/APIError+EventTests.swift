import Testing

@testable import MessagesAPI

struct APIErrorEventTests {
    @Test func theTypeAndTheMessageAreThoseOfTheEvent() {
        let error = APIError(event: ["type": "error", "error": ["type": "overloaded_error", "message": "Busy"]])
        #expect((error.type, error.message) == (.overloaded, "Busy"))
    }

    @Test func whatIsNotSaidIsThatOfItsType() {
        #expect(APIError(event: ["error": ["type": "overloaded_error"]]).message == APIError(.overloaded).message)
        #expect(APIError(event: ["type": "error"]).type == .api)
        #expect(APIError(event: ["error": ["type": "odd_error"]]).type.rawValue == "odd_error")
    }
}
