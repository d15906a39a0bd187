import MessagesAPI
import Testing

struct APIErrorTests {
    @Test func theEnvelopeIsTheServices() {
        let error = APIError(.overloaded)
        #expect(
            error.envelope(requestID: "req_1").description
                == #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}"#
        )
        #expect(
            error.envelope(requestID: nil).description
                == #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
        )
    }

    @Test func whatIsToldHolds() {
        let error = APIError(.invalidRequest, status: 422, message: "No \"x\"")
        #expect(error.status == 422)
        #expect(error.envelope(requestID: nil)["error"]?["message"] == "No \"x\"")
    }

    @Test func clientsTryAgainWhereTheyDo() {
        let retried = APIErrorType.documented.map(\.type).filter { APIError($0).isRetryable }
        #expect(retried == [.conflict, .rateLimit, .api, .timeout, .overloaded])
        #expect(APIError(.api, status: 408).isRetryable)
    }
}
