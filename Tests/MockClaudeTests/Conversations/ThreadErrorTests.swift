import MessagesAPI
import Testing

@testable import MockClaude

struct ThreadErrorTests {
    @Test(arguments: [
        (ThreadError.notFound("msg_1"), 404, "thread_not_found"),
        (ThreadError.alreadyContinued, 400, "thread_already_continued"),
        (ThreadError.continueInFlight, 400, "thread_continue_in_flight"),
        (ThreadError.fingerprintMismatch(["system"]), 400, "thread_fingerprint_mismatch"),
    ])
    func programsReadTheCode(_ error: APIError, _ status: Int, _ code: String) {
        #expect(error.status == status)
        #expect(error.envelope(requestID: nil)["error"]?["details"] == ["error_code": .string(code)])
    }
}
