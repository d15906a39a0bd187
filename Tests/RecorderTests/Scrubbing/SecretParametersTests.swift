import Testing

@testable import Recorder

struct SecretParametersTests {
    private func found(inTarget target: String) -> [String] {
        let bytes = Array(target.utf8)
        return SecretParameters.places(inTarget: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    private func found(inForm form: String) -> [String] {
        let bytes = Array(form.utf8)
        return SecretParameters.places(inForm: bytes, bytes.indices).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        ("/a?key=x&limit=2&api%5Fkey=y#z", ["x", "y"]), ("/a;key=x;v=1/b;API%5FKEY=y;w", ["x", "y"]),
        ("/a;v=1;session=x?token=y", ["x", "y"]), ("/a?v=1;key=x;y&w=2", ["x;y"]), ("/a?key=x;v=1", ["x;v=1"]),
        ("/oauth/callback?code=x&page=2", ["x"]), ("/authorize?state=x&code_challenge=y", ["x"]),
        ("/in?code=x&state=y", ["x", "y"]), ("/in?redirect_uri=/a&State=x", ["x"]),
        ("https://a.example/callback?code=x", ["x"]),
    ]) func secretsOfATargetAreFound(target: String, secrets: [String]) { #expect(found(inTarget: target) == secrets) }

    @Test(arguments: [
        "/v1/messages?beta=true", "/a;v=1/b;w", "/errors?code=404", "/users?state=active&page=2", "/key=x", "/a#key=x",
        "/oauth/token", "/a;key/b", "/callback?page=2", "text/html; charset=utf-8", "a;q=0.8, b;q=0.1",
    ]) func otherTargetsHaveNone(target: String) { #expect(found(inTarget: target) == []) }

    @Test func whatIsExchangedForATokenIsFoundInAForm() {
        #expect(found(inForm: "grant_type=authorization_code&code=x&client_id=c") == ["x"])
        #expect(found(inForm: "device_code=x&code_verifier=y") == ["x", "y"])
        #expect(found(inForm: "code=200&text=a;b") == [])
    }
}
