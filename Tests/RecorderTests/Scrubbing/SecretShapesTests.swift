import Testing

@testable import Recorder

struct SecretShapesTests {
    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return SecretShapes.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Texts in which each of many places could begin a secret that goes on to the end.
    @Test(arguments: ["sk-ant-", "sk-", "eyJhbGciOiJI-", "eyJhbGciOiJI.", "Bearer."])
    func timeGrowsWithTheSizeOnly(start: String) {
        let growth = Growth.fromOnceToFourTimes(500) { count in
            _ = SecretShapes.ranges(in: Array(String(repeating: start, count: count).utf8))
        }
        #expect(growth < 9)
    }

    private static let uuid = "8f14e45f-ceea-467f-a8a1-0123456789ab"

    @Test(arguments: [
        "sk-ant-api03-AbC_dEf-123", "sk-proj-abcdefghij0123456789", "sk-abcdefghijklmnopqrstuvwx1",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "github_pat_11ABCDEFG0abcdefghijkl",
        "org-abcdefghijklmnopqrstuvwx", "wrkspc_01JwQvzr7rXLA5AGx3HKfFUJ", "apikey_01Rj2N8SVvo6BePZj99NhmiT",
    ]) func aSecretIsFoundWhereverItStands(secret: String) {
        for text in [secret, "a \(secret).", "key=\(secret)&b", "\"\(secret)\"", "(\(secret))\n"] {
            #expect(found(text).first?.hasPrefix(secret) == true, "\(text)")
        }
    }

    @Test(arguments: [
        ("Bearer abcdefghijklmnop", "abcdefghijklmnop"), ("authorization: bearer  a1b2c3d4", "a1b2c3d4"),
        ("BEARER AAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAA=="),
        ("user_\(String(repeating: "0a", count: 32))_x", String(repeating: "0a", count: 32)),
        ("organization (\(uuid))", uuid), ("your organization's id is \(uuid)", uuid),
        ("user_account_\(uuid)_session", uuid),
        ("org: \(uuid), model", uuid), ("/v1/organizations/\(uuid)/users", uuid),
        (#"organization_uuid\":\"\#(uuid)"#, uuid),
    ]) func whatItBelongsToStays(text: String, secret: String) { #expect(found(text) == [secret]) }

    @Test(arguments: [
        "req_011CVtabcdefghijklmnopqr", "msg_01XFDUDYJgAACzvnptvVoYEL", "toolu_01A09q90qw90lq917835lq9", uuid,
        "session \(uuid)", "task-force-of-the-year-number-2024-and-more", "sk-learn", "sk-ant-...", "Bearer token",
        "the bearer authentication", "bearer of bad news", "eyJhbGciOiJIUzI1NiJ9", "AKIA", "XAKIAIOSFODNN7EXAMPLE",
        "AKIAIOSFODNN7EXAMPLEX", "gho_", "my-org-name", "org-chart", "user_1234",
        "user_01WCz1FkmYMm4gnmykNKUu3Q", "wrkspc_default", "apikey_abcdefghijklmnopqrstuvwx",
        "my_wrkspc_01JwQvzr7rXLA5AGx3HKfFUJ",
        "EqQBCgIYAhIM1gbcDa9GJwZA2b3hGgxBdjrkzLoky3dl",
        Scrubber.placeholder, "Bearer \(Scrubber.placeholder)",
        "user_\(Scrubber.placeholder)_account_\(Scrubber.placeholder)",
    ]) func whatIsNoSecretStays(text: String) { #expect(found(text) == []) }

    @Test func base64IsNone() {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var state: UInt64 = 42
        let text = (0..<200_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return digits[Int(state >> 58)]
        }
        #expect(SecretShapes.ranges(in: text) == [])
    }

    @Test func idsAreUUIDsAndLongNumbers() {
        let text = Array("user_0123456789abcdef_account_\(Self.uuid)_1234-abc".utf8)
        #expect(
            SecretShapes.ids(in: text).map { String(decoding: text[$0], as: UTF8.self) } == [
                "0123456789abcdef", Self.uuid,
            ]
        )
    }
}
