import Testing

@testable import Scenario

struct LimitsReaderTests {
    @Test func everyLimit() throws {
        let limits = try #require(
            try scenario(
                """
                limits:
                  requests_per_minute: 50
                  input_tokens_per_minute: 30000
                  output_tokens_per_minute: 8000
                  concurrent: 4
                  per: session
                replies: []
                """
            ).limits
        )
        #expect(limits.requestsPerMinute == 50)
        #expect(limits.inputTokensPerMinute == 30000)
        #expect(limits.outputTokensPerMinute == 8000)
        #expect(limits.concurrent == 4)
        #expect(limits.scope == .session)
    }

    @Test func whatIsNotLimited() throws {
        let (limits, problems) = read("{concurrent: 1}", by: Limits.read)
        #expect(problems == [])
        #expect(limits?.requestsPerMinute == nil && limits?.inputTokensPerMinute == nil)
        #expect(limits?.outputTokensPerMinute == nil && limits?.scope == .apiKey)
        #expect(try scenario("replies: []").limits == nil)
    }

    @Test(arguments: [
        ("5", "1:1: error: 'limits' must be a map, found the number 5"),
        ("{concurrent: 0}", "1:14: error: expected a whole number, 1 or more, found the number 0"),
        ("{requests_per_minute: many}", "1:23: error: expected a whole number, 1 or more, found 'many'"),
        (
            "{concurrent: 1, per: user}",
            "1:22: error: unknown scope 'user'; expected one of api_key, session"
        ),
        (
            "{request_per_minute: 1, concurrent: 1}",
            "1:2: error: unknown key 'request_per_minute' in 'limits', did you mean "
                + "'requests_per_minute'?"
        ),
        (
            "{per: session}",
            "1:1: warning: 'limits' limits nothing without one of requests_per_minute, input_tokens_per_minute, "
                + "output_tokens_per_minute, concurrent"
        ),
    ]) func whatIsWrong(text: String, problem: String) { #expect(read(text, by: Limits.read).problems == [problem]) }
}
