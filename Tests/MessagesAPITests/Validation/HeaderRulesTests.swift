import MessagesAPI
import Testing

struct HeaderRulesTests {
    private func error(_ headers: [String: String], _ strictness: RequestValidator.Strictness = .strict) -> APIError? {
        RequestValidator(strictness).check { headers[$0] }
    }

    @Test(arguments: [
        ["x-api-key": "sk-test", "anthropic-version": "2023-06-01"],
        ["authorization": "Bearer sk-test", "anthropic-version": "2026-10-21"],
        ["authorization": "bearer x", "x-api-key": "", "anthropic-version": "2026-10-21"],
        ["authorization": "Basic eA==", "x-api-key": "sk-test", "anthropic-version": "2023-06-01"],
    ])
    func accepts(_ headers: [String: String]) {
        #expect(error(headers) == nil)
    }

    @Test(arguments: [
        [:], ["anthropic-version": "2023-06-01"], ["x-api-key": "", "anthropic-version": "2023-06-01"],
        ["authorization": "Basic eA==", "anthropic-version": "2023-06-01"],
        ["authorization": "Bearer ", "anthropic-version": "2023-06-01"],
    ])
    func aKeyMustBeThere(_ headers: [String: String]) {
        #expect(error(headers) == APIError(.authentication, status: 401, message: "x-api-key header is required"))
    }

    @Test func aPageMustSayThatItIsMeant() {
        let good = ["x-api-key": "sk-test", "anthropic-version": "2023-06-01"]
        let page = good.merging(["origin": "https://example.com"]) { $1 }
        let consenting = page.merging(["anthropic-dangerous-direct-browser-access": "true"]) { $1 }
        let expected = APIError(
            .authentication,
            status: 401,
            message: "CORS requests must set 'anthropic-dangerous-direct-browser-access' header"
        )
        #expect(error(page) == expected)
        #expect(error(consenting) == nil)
        #expect(error(page, .lenient) == nil)
        // A page without a key is told of the key, one without a version of the page.
        #expect(error(["origin": "https://example.com"])?.message == "x-api-key header is required")
        #expect(error(["x-api-key": "sk-test", "origin": "https://example.com"]) == expected)
    }

    @Test func aVersionMustBeThere() {
        let expected = APIError(.invalidRequest, status: 400, message: "anthropic-version: header is required")
        #expect(error(["x-api-key": "sk-test"]) == expected)
        #expect(error(["x-api-key": "sk-test", "anthropic-version": ""]) == expected)
    }

    @Test(arguments: ["2023-10-01", "2023-06-01, 2023-06-01", "latest"]) func theVersionMustBeKnown(_ version: String) {
        #expect(
            error(["x-api-key": "sk-test", "anthropic-version": version])
                == APIError(
                    .invalidRequest,
                    status: 400,
                    message: "anthropic-version: \"\(version)\" is not a valid version"
                )
        )
    }

    @Test func onlyStrictlyAreHeadersChecked() {
        #expect(error([:], .lenient) == nil)
        #expect(error([:], .off) == nil)
    }
}
