import Testing

@testable import Scenario

struct NearestNameTests {
    private let names = ["text", "times", "last_user", "replies", "overloaded_error", "api_error", "id"]

    @Test(arguments: [
        ("txt", "text"), ("txet", "text"), ("tmies", "times"), ("lastUser", "last_user"), ("last-user", "last_user"),
        ("LAST USER", "last_user"), ("reply", "replies"), ("overloaded", "overloaded_error"),
        ("overloaded_eror", "overloaded_error"), ("api_eror", "api_error"), ("idd", "id"),
    ]) func findsWhatIsMeant(written: String, meant: String) {
        #expect(NearestName.of(written, in: names) == meant)
    }

    @Test(arguments: ["colour", "x", "", "teapot", "tea", String(repeating: "text", count: 100)])
    func findsNothingFarAway(written: String) {
        #expect(NearestName.of(written, in: names) == nil)
    }

    @Test func theNearestOfSeveralWins() {
        #expect(NearestName.of("tool", in: ["tools", "tool_use", "too"]) == "tools")
        #expect(NearestName.of("stop_sequenc", in: ["stop_reason", "stop_sequence"]) == "stop_sequence")
    }

    @Test func withoutANearNameTheHintListsAll() {
        #expect(NearestName.hint(for: "txt", in: ["text", "id"], valid: "valid keys") == ", did you mean 'text'?")
        #expect(NearestName.hint(for: "colour", in: ["text", "id"], valid: "valid keys") == "; valid keys: text, id")
    }
}
