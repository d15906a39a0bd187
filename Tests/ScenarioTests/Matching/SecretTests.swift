import Testing

@testable import Scenario

struct SecretTests {
    @Test(arguments: ["x-api-key", "X-Api-Key", "AUTHORIZATION", "Set-Cookie", "cookie", "x-goog-api-key"])
    func aFieldOfAKeyIsSecretHoweverItIsWritten(name: String) { #expect(Secret.isHeader(name)) }

    @Test(arguments: ["", "accept", "x-api-kex", "x_api_key", "X\u{0D}API-KEY", "api-keys", "coökie"])
    func othersAreNot(name: String) { #expect(!Secret.isHeader(name)) }

    @Test func onlyTheEndOfALongSecretIsShown() {
        #expect(Secret.masked("sk-ant-0123456789") == "…6789")
        #expect(Secret.masked("short") == "…")
    }
}
