import Testing

@testable import Scenario

struct CapturedAnswerTests {
    @Test(arguments: [
        (#"{"type":"message"}"#, 200), (#" {"type": "error", "error": {"type": "rate_limit_error"}}"# + "\n", 429),
        (#"{"type":"error","error":{"type":"odd"}}"#, 500),
    ]) func itsTypeTellsItsStatus(body: String, status: Int) {
        #expect(CapturedAnswer(Array(body.utf8))?.status == status)
    }

    @Test(arguments: ["", "{", "[]", "{}", "type: message", #"{"type":"other"}"#, #"{"type":"error"}"#, #"{"type":7}"#])
    func nothingElseIsOne(body: String) {
        #expect(CapturedAnswer(Array(body.utf8)) == nil)
    }
}
