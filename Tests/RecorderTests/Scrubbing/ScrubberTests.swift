import MessagesAPI
import Testing
import Timeline

@testable import Recorder
@testable import Scenario

/// What is taken out of whole exchanges, and what is not.
struct ScrubberTests {
    private let scrubber = Scrubber()

    @Test func headersOfRequestsAreKeptOnlyWhenTheyTellWhatWasAsked() throws {
        let result = try scrubber.scrubbed(
            exchange(asking: [
                ("Host", "api.example"), ("X-Api-Key", "12345678"), ("anthropic-version", "2023-06-01"),
                ("x-stainless-lang", "python"), ("cookie", "a=1"), ("Idempotency-Key", "k"),
                ("x-forwarded-for", "10.0.0.1"),
                ("authorization", "Bearer x"), ("x-claude-code-session-id", "s"), ("User-Agent", "me"),
            ])
        )
        #expect(
            result.request.headers
                == fields([
                    ("X-Api-Key", "[redacted]"), ("anthropic-version", "2023-06-01"), ("x-stainless-lang", "python"),
                    ("Idempotency-Key", "k"), ("authorization", "[redacted]"),
                    ("x-claude-code-session-id", "[redacted]"), ("User-Agent", "me"),
                ])
        )
    }

    @Test func headersOfResponsesAreKeptUnlessTheyAreSecret() throws {
        let kept = [
            ("request-id", "req_011CVt"), ("retry-after", "3"), ("anthropic-ratelimit-tokens-remaining", "17"),
            ("anthropic-ratelimit-input-tokens-limit", "17"), ("x-ratelimit-limit-token", "1"),
            ("access-control-allow-credentials", "true"), ("www-authenticate", "Basic"), ("cf-ray", "8c"),
        ]
        let result = try scrubber.scrubbed(
            exchange(
                answering: kept + [
                    ("set-cookie", "a=b"), ("anthropic-organization-id", "8f14e45f"), ("openai-project", "p"),
                    ("x-account-name", "n"), ("x-csrftoken", "t"), ("location", "/a?api_key=k&b=1"),
                ]
            )
        )
        #expect(
            result.response.headers
                == fields(
                    kept + [
                        ("anthropic-organization-id", "[redacted]"), ("openai-project", "[redacted]"),
                        ("x-account-name", "[redacted]"), ("x-csrftoken", "[redacted]"),
                        ("location", "/a?api_key=[redacted]&b=1"),
                    ]
                )
        )
    }

    @Test func parametersWhoseNamesSaySoAreTakenOut() throws {
        #expect(
            scrubber.scrubbed(
                target: "/v1/x?limit=2&api%5Fkey=a&TOKEN=b%20c&q&sig=&beta=true#a?key=2",
                knowing: .init()
            )
                == "/v1/x?limit=2&api%5Fkey=[redacted]&TOKEN=[redacted]&q&sig=&beta=true#a?key=2"
        )
    }

    @Test func parametersInThePathAreInNeitherTheFileNorItsName() throws {
        let result = try scrubber.scrubbed(
            exchange(path: "/echo;key=Planted1;v=2/sk-ant-planted-456?b=1", #"{"a":"Planted1"}"#, ["Planted1"])
        )
        #expect(result.request.path == "/echo;key=[redacted];v=2/[redacted]?b=1")
        #expect(!result.text.lowercased().contains("planted"))
        #expect(RequestIdentity(result.request).words == "post-echo-key-redacted-v-2-redacted")
    }

    /// Every place in which a secret may be shown, and how it is spelled there.
    private static let secret = #"Qv7/x+"pörtal\9 z"#
    private static let shown: [(fields: [(String, String)], path: String)] = [
        ([("x-api-key", secret)], "/"), ([("authorization", "Bearer \(secret)")], "/"),
        ([("Proxy-Authorization", "Basic " + Base64.encode(Array("me:\(secret)".utf8)))], "/"),
        ([("cookie", "first=1; sid=\(secret)")], "/"), ([("x-any-session", secret)], "/"),
        ([], "/?access_token=" + percentEncoded(secret)),
    ]

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.map { $0 == UInt8(ascii: "x") ? "x" : "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static let spellings = [
        secret, percentEncoded(secret), String(JSON.string(secret).description.dropFirst().dropLast()),
        String(decoding: JSONText.escaped(Array(JSON.string(secret).description.utf8)), as: UTF8.self).trimmingQuotes,
        secret.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
        Base64.encode(Array(secret.utf8)), Base64.encode(Array("a\(secret)b".utf8)),
        Base64.encode(Array("ab\(secret)".utf8)).replacing("+", with: "-").replacing("/", with: "_"),
    ]

    @Test(arguments: shown.indices) func whatAHeaderShowsIsTakenOutEverywhere(place: Int) throws {
        let (asked, path) = Self.shown[place]
        for spelling in Self.spellings {
            let json = JSON.object([
                "a": [.string(spelling), .object([spelling: 1])], "b": .string(#"{"c":""# + "d\"}"),
            ])
            let result = try scrubber.scrubbed(
                exchange(
                    path: path + (path.contains("?") ? "&" : "?") + "q=" + Self.percentEncoded(spelling),
                    asking: asked + [("x-app", spelling), ("user-agent", "a\(spelling)b")],
                    json.description,
                    answering: [("x-echo", spelling)],
                    ["plain <\(spelling)", "> and { again \(spelling)"]
                )
            )
            for other in Self.spellings { #expect(!result.text.contains(other), "\(other) of \(spelling)") }
            let path = String(percentDecoding: result.request.path)
            for other in Self.spellings { #expect(!path.contains(other), "\(other) of \(spelling)") }
            #expect(!result.question.contains("pörtal") && !result.answer.contains("pörtal"))
            #expect(result.text.contains("[redacted]"))
            #expect(throws: Never.self) { try JSON(parsing: result.request.body) }
            #expect(try scrubber.scrubbed(result) == result)
        }
    }

    @Test func whatACookieOfTheAnswerSaysIsTakenOut() throws {
        let result = try scrubber.scrubbed(
            exchange(
                answering: [("set-cookie", "sid=abcdefgh1; path=/messages"), ("x-echo", "abcdefgh1")],
                ["abcdefgh1"]
            )
        )
        #expect(result.response.headers == fields([("x-echo", "[redacted]")]))
        #expect(result.answer == "[redacted]")
        #expect(result.request.path == "/v1/messages")
    }

    @Test func aShortValueIsNotLookedFor() throws {
        #expect(try scrubber.scrubbed(exchange(asking: [("x-api-key", "message")], "message")).question == "message")
    }

    @Test func onlyWhatIsSecretChanges() throws {
        let body = #"{ "b" : "say \u0073k-ant-0123456789abc!\n" , "a":1.50,"a":"\/é\u00e9" }"#
        #expect(
            try scrubber.scrubbed(exchange(body)).question
                == #"{ "b" : "say [redacted]!\n" , "a":1.50,"a":"\/é\u00e9" }"#
        )
    }

    @Test func membersThatTellWhoSomebodyIsLoseTheirValues() throws {
        let body =
            #"{"organization_uuid":"x","account_id":17,"account_uuid":"","org":{"account_id":{"type":"string"}}}"#
        #expect(
            try scrubber.scrubbed(exchange(body)).question
                == #"{"organization_uuid":"[redacted]","account_id":"[redacted]","account_uuid":"","org":"#
                + #"{"account_id":{"type":"string"}}}"#
        )
    }

    @Test func membersThatOpenSomethingAreLookedForEverywhere() throws {
        let token = "an-mcp-server's-token"
        let body = #"{"mcp_servers":[{"authorization_token":"\#(token)"}],"password":"short","text":"short \#(token)"}"#
        let result = try scrubber.scrubbed(exchange(body, ["a \(token)"]))
        #expect(
            result.question
                == #"{"mcp_servers":[{"authorization_token":"[redacted]"}],"password":"[redacted]","text":"short [redacted]"}"#
        )
        #expect(result.answer == "a [redacted]")
    }

    @Test func parametersOfAFormAreTakenOut() throws {
        let form = [("content-type", "application/x-www-form-urlencoded")]
        let result = try scrubber.scrubbed(exchange(asking: form, "a=1&refresh%5Ftoken=x%20y+zabc&b=2", ["x y zabc"]))
        #expect(result.question == "a=1&refresh%5Ftoken=[redacted]&b=2")
        #expect(result.answer == "[redacted]")
    }

    @Test func fieldsOfAFormInPartsAreTakenOut() throws {
        let part = { (name: String, value: String) in
            "--cut\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let body = { (key: String, member: String) in
            part("api_key", key) + part("purpose", "batch, \(key)") + part("config", #"{"secret":"\#(member)"}"#)
                + "--cut--\r\n"
        }
        let form = [("content-type", "multipart/form-data; boundary=cut")]
        let result = try scrubber.scrubbed(exchange(asking: form, body("planted one", "x"), ["a planted one"]))
        #expect(result.question == body("[redacted]", "[redacted]"))
        #expect(result.answer == "a [redacted]")
        #expect(
            try scrubber.scrubbed(exchange(asking: form, body("short", "x"))).question.contains("\r\n[redacted]\r\n")
        )
        let harmless = exchange(asking: form, part("purpose", "a key") + part("token", "") + "--cut--\r\n")
        #expect(try scrubber.scrubbed(harmless) == harmless)
    }

    private static let uuid = "8f14e45f-ceea-467f-a8a1-0123456789ab"

    @Test func theIdOfAUserLosesItsIds() throws {
        let hex = String(repeating: "0a1b", count: 16)
        let old = "user_\(hex)_account_\(Self.uuid)_session_\(Self.uuid)"
        let new = #"{\"device_id\":\"\#(hex)\",\"account_uuid\":\"\",\"session_id\":\"\#(Self.uuid)\"}"#
        let result = try scrubber.scrubbed(
            exchange(
                #"{"metadata":{"user_id":"\#(old)"},"session":"\#(Self.uuid)"}"#,
                [#"{"metadata":{"user_id":"\#(new)"}}"#]
            )
        )
        #expect(
            result.question
                == #"{"metadata":{"user_id":"user_[redacted]_account_[redacted]_session_[redacted]"},"session":"\#(Self.uuid)"}"#
        )
        #expect(
            result.answer
                == #"{"metadata":{"user_id":"{\"device_id\":\"[redacted]\",\"account_uuid\":\"\",\"session_id\":\"[redacted]\"}"}}"#
        )
    }

    @Test func aSecretInAStringOfJSONInAStringIsTakenOutThere() throws {
        let inner = JSON.object(["key": "sk-ant-0123\"456789abc", "account_id": "17"]).description
        let body = JSON.object(["result": .string(JSON.object(["text": .string(inner)]).description)]).description
        let result = try scrubber.scrubbed(exchange(asking: [("x-api-key", "sk-ant-0123\"456789abc")], body)).question
        let middle = try #require(try JSON(parsing: result)["result"]?.string)
        let innermost = try #require(try JSON(parsing: middle)["text"]?.string)
        #expect(try JSON(parsing: innermost) == ["key": "[redacted]", "account_id": "[redacted]"])
    }

    @Test func theSlicesAndTheirTimesStay() throws {
        let result = try scrubber.scrubbed(exchange(answering: [], ["a sk-ant-01", "2345", "6789abc b"]))
        #expect(result.response.slices.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a [redacted]", "", " b"])
        #expect(result.response.slices.map(\.at) == [.zero, .milliseconds(1), .milliseconds(2)])
        #expect(try Recording.parse(result.text, file: "written") == result)
    }

    @Test func theLengthFollows() throws {
        var recording = exchange(answering: [("Content-Length", "30")], ["sk-ant-0123456789abc"])
        recording.response.framing = .length(30)
        recording.response.end = .closed(at: .seconds(1))
        let result = try scrubber.scrubbed(recording)
        #expect(result.response.framing == .length(20))
        #expect(result.response.headers == fields([("Content-Length", "20")]))
    }

    @Test func partsAreScrubbedAsTheWholeIs() throws {
        let recording = exchange(
            path: "/v1/messages?key=abcdefgh1",
            asking: [("x-api-key", "ijklmnop2"), ("x-app", "abcdefgh1")],
            #"{"a":"ijklmnop2"}"#,
            answering: [("x-session", "qrstuvwx3"), ("x-echo", "ijklmnop2")],
            ["{}"]
        )
        var known = KnownSecrets(headers: recording.request.headers, target: recording.request.path)
        let whole = try scrubber.scrubbed(recording)
        #expect(try scrubber.scrubbed(recording.request) == whole.request)
        #expect(scrubber.scrubbed(requestHeaders: recording.request.headers, knowing: known) == whole.request.headers)
        #expect(scrubber.scrubbed(target: recording.request.path, knowing: known) == whole.request.path)
        #expect(try scrubber.scrubbed(body: recording.request.body, headers: [], knowing: known) == whole.request.body)
        #expect(
            scrubber.scrubbed(responseHeaders: recording.response.headers, knowing: known) == whole.response.headers
        )
        #expect(scrubber.scrubbed(text: "a ijklmnop2 qrstuvwx3", knowing: known) == "a [redacted] qrstuvwx3")
        known.learn(headers: recording.response.headers)
        #expect(scrubber.scrubbed(text: "a ijklmnop2 qrstuvwx3", knowing: known) == "a [redacted] [redacted]")
    }
}
