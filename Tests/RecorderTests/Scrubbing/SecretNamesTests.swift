import Testing

@testable import Recorder

struct SecretNamesTests {
    @Test(arguments: [
        "X-API-Key", "Authorization", "x-auth-token", "apikey", "x-amz-security-token", "x-client-secret",
        "x-session-id",
        "anthropic-organization-id", "openai-organization", "x-account-uuid", "anthropic-workspace-id", "x-credentials",
        "X-Csrf", "x-csrf-value", "X-Bearer", "x-creds", "X-Pass", "x-xsrf", "x_passwd",
    ]) func aFieldThatNamesASecretIsMasked(name: String) {
        #expect(SecretNames.requestField(name) == .masked)
        #expect(SecretNames.responseField(name) == .masked)
        #expect(SecretNames.isSecretHeader(name))
    }

    @Test(arguments: [
        "anthropic-ratelimit-tokens-limit", "request-id", "access-control-allow-credentials", "content-type", "etag",
        "idempotency-key", "surrogate-key", "x-envoy-upstream-service-time", "WWW-Authenticate",
        "x-author", "x-passthrough", "x-compass-id", "x-authority",
    ]) func otherFieldsAreKeptInResponses(name: String) {
        #expect(SecretNames.responseField(name) == .kept)
        #expect(!SecretNames.isSecretHeader(name))
    }

    @Test func cookiesAreDropped() {
        for name in ["Cookie", "Set-Cookie"] {
            #expect(SecretNames.requestField(name) == .dropped && SecretNames.responseField(name) == .dropped)
            #expect(SecretNames.isSecretHeader(name))
        }
    }

    @Test(arguments: ["key", "API_KEY", "accessToken", "X-Amz-Signature", "password", "sig"])
    func aParameterThatNamesASecretIsOne(name: String) { #expect(SecretNames.isSecretParameter(name)) }

    @Test(arguments: ["limit", "before_id", "beta", "design", "page"])
    func otherParametersAreNone(name: String) { #expect(!SecretNames.isSecretParameter(name)) }
}
