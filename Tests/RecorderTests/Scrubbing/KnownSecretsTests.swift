import Testing

@testable import Recorder
@testable import Scenario

@Suite struct KnownSecretsTests {
    private func known(_ fields: (String, String)..., target: String = "/") -> [String] {
        KnownSecrets(headers: RecorderTests.fields(fields), target: target).values
    }

    @Test func credentialsAreKnownWithAndWithoutTheirScheme() {
        #expect(known(("X-Api-Key", " 12345678 ")) == ["12345678"])
        #expect(known(("authorization", "Bearer 12345678")) == ["Bearer 12345678", "12345678"])
        let basic = Base64.encode(Array("me:pass:word".utf8))
        #expect(known(("authorization", "basic \(basic)")) == ["basic \(basic)", basic, "me:pass:word", "pass:word"])
    }

    @Test func cookiesAreKnownByTheirValues() {
        #expect(
            known(("Cookie", "a=12345678; b=short; c=\"quoted%20one\"")) == ["12345678", "quoted%20one", "quoted one"]
        )
        #expect(known(("set-cookie", "a=12345678; path=/everything")) == ["12345678"])
    }

    @Test func parametersAreKnownAsTheyAreWrittenAndDecoded() {
        #expect(known(target: "/a?key=12%20345+678&limit=12345678#b") == ["12%20345+678", "12 345+678", "12 345 678"])
    }

    @Test func whatIsShortOrNoSecretIsNotKnown() {
        #expect(
            known(("x-api-key", "1234567"), ("user-agent", "12345678"), ("x-stainless-retry-count", "12345678")) == []
        )
        #expect(known(("x-api-key", Scrubber.placeholder)) == [])
    }

    @Test func eachIsKnownOnce() { #expect(known(("x-api-key", "12345678"), ("x-auth", "12345678")) == ["12345678"]) }
}
