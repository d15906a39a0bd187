import MessagesAPI
import Scenario
import Testing

@testable import mock_claude

struct SampleRequestTests {
    private func request(_ condition: (inout Condition) -> Void, stream: Bool = true) -> SampleRequest {
        var rule = Rule(answer: .reply(.text("Hello")))
        condition(&rule.when)
        return SampleRequest(for: rule, stream: stream)
    }

    @Test func withoutAConditionItIsAPlainQuestion() {
        let request = request { _ in }.request
        #expect(request.model == "claude-sonnet-5")
        #expect(request.lastUserText == "Hello")
        #expect(request.stream)
        #expect(!self.request({ _ in }, stream: false).request.stream)
    }

    @Test func whatTheRuleAsksForIsThere() {
        let request = request {
            $0.model = .anyOf([.not(.contains("a")), .equals("claude-opus-4-1")])
            $0.lastUser = .contains("weather")
            $0.system = .contains("brief")
            $0.tools = ["get_weather"]
        }.request
        #expect(request.model == "claude-opus-4-1")
        #expect(request.lastUserText == "weather")
        #expect(request.systemText == "brief")
        #expect(request.tools.map(\.name) == ["get_weather"])
    }
}
