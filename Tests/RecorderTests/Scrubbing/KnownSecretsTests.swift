import Testing

@testable import Recorder
@testable import Scenario

struct KnownSecretsTests {
    private func known(_ fields: (String, String)..., target: String = "/") -> [String] {
        KnownSecrets(headers: RecorderTests.fields(fields), target: target).values
    }

    @Test func credentialsAreKnownWithAndWithoutTheirScheme() {
        #expect(known(("X-Api-Key", " 12345678 ")) == ["12345678"])
        #expect(known(("authorization", "Bearer 12345678")) == ["Bearer 12345678", "12345678"])
        let basic = Base64.encode(Array("me:pass:word".utf8))
        #expect(known(("authorization", "basic \(basic)")) == ["basic \(basic)", basic, "me:pass:word", "pass:word"])
    }

    @Test func aNameWithoutAPasswordIsTheKey() {
        let fields = { (pair: String) in ("authorization", "Basic " + Base64.encode(Array(pair.utf8))) }
        #expect(known(fields("a-key-of-mine:")).last == "a-key-of-mine")
        #expect(known(fields("a-key-of-mine:x")).last == "a-key-of-mine")
        #expect(known(fields("q7Zk29vXw1LmT5bRy8NcAf3h:a password")).last == "q7Zk29vXw1LmT5bRy8NcAf3h")
        #expect(known(fields("somebody:a password")).last == "a password")
    }

    @Test func aFieldThatMayHoldASecretIsKnownByItsLook() {
        for name in ["Authorization2", "X-MyAuthz", "X-Access", "x-access-code", "x-mycreds2"] {
            #expect(known((name, "hunter2-planted")) == ["hunter2-planted"], "\(name)")
            #expect(known((name, "Any q7Zk29vXw1")).last == "q7Zk29vXw1", "\(name)")
            #expect(known((name, "anonymous")) == [], "\(name)")
        }
        for name in [
            "x-author", "x-authority", "access-control-allow-credentials", "www-authenticate", "x-trace", "x-credits",
        ] {
            #expect(known((name, "hunter2-planted")) == [], "\(name)")
        }
        #expect(known(("x-access-log", "req_011CVtabcdefghijklmnopqr")) == [])
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

    @Test func parametersInThePathAreKnown() {
        #expect(known(target: "/a;key=12%20345678;v=12345678/b") == ["12%20345678", "12 345678"])
        #expect(known(target: "/oauth/callback?code=12345678&page=12345678") == ["12345678"])
    }

    @Test func whatIsShortOrNoSecretIsNotKnown() {
        #expect(
            known(("x-api-key", "1234567"), ("user-agent", "12345678"), ("x-stainless-retry-count", "12345678")) == []
        )
        #expect(known(("x-api-key", Scrubber.placeholder)) == [])
    }

    @Test func eachIsKnownOnce() { #expect(known(("x-api-key", "12345678"), ("x-auth", "12345678")) == ["12345678"]) }
}
