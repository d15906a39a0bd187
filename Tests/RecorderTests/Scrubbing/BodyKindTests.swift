import Testing

@testable import Recorder

struct BodyKindTests {
    private func kind(_ type: String?, _ body: String) -> BodyKind {
        BodyKind(of: Array(body.utf8), type.map { fields([("Content-Type", $0)]) } ?? [])
    }

    @Test func theHeaderTells() {
        #expect(kind("text/event-stream; charset=utf-8", "{}") == .eventStream)
        #expect(kind("Application/X-WWW-Form-Urlencoded", "{}") == .form)
        #expect(kind("multipart/form-data; boundary=\"a B\"", "{}") == .multipart(boundary: "a B"))
        #expect(kind("multipart/form-data", "{}") == .other)
        #expect(kind("application/json", "{}") == .other)
    }

    @Test func elseHowItBegins() {
        #expect(kind(nil, "event: a") == .eventStream)
        #expect(kind("application/json", "data: a") == .eventStream)
        #expect(kind(nil, "a: b") == .other)
        #expect(kind(nil, "") == .other)
    }
}
