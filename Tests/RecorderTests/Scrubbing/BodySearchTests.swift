import MessagesAPI
import Scenario
import Testing

@testable import Recorder

/// What is found in bodies of every kind, and what is not.
struct BodySearchTests {
    @Test func aPatternIsMatchedOnTheTextOfEachString() throws {
        let result = try scrubbed(exchange(#"{"a":"x\nmy name is Bob\ny","b":"Bob"}"#), "my name.*", "^B.b$")
        #expect(result.question == #"{"a":"x\n[redacted]\ny","b":"[redacted]"}"#)
    }

    @Test func aPatternOfMoreThanAStringTakesOutWhatItHolds() throws {
        let result = try scrubbed(exchange(#"{"email":"a@b","n":42,"x":"y"}"#), #""email":\s*"[^"]*""#, #""n":\d+"#)
        #expect(result.question == #"{"email":"[redacted]","n":"[redacted]","x":"y"}"#)
    }

    @Test func aPatternIsMatchedOnPathsHeadersAndOtherText() throws {
        let result = try scrubbed(
            exchange(
                path: "/v1/bob?x=bob",
                asking: [("user-agent", "bob/1")],
                "no bob",
                answering: [("x-by", "bob")],
                ["bo", "b\u{0}"]
            ),
            "bob"
        )
        #expect(result.request.path == "/v1/[redacted]?x=[redacted]")
        #expect(result.request.headers == fields([("user-agent", "[redacted]/1")]))
        #expect(result.question == "no [redacted]")
        #expect(result.response.headers == fields([("x-by", "[redacted]")]))
        #expect(result.response.slices.map { String(decoding: $0.bytes, as: UTF8.self) } == ["[redacted]", "\u{0}"])
    }

    @Test func aPatternIsMatchedBetweenBytesThatAreNoText() throws {
        var recording = exchange()
        recording.request.body = [0xFF] + Array("bob".utf8) + [0xC3]
        #expect(try scrubbed(recording, "b.b").request.body == [0xFF] + Array("[redacted]".utf8) + [0xC3])
    }

    @Test func aSecretInPiecesIsFoundInTheTextOfItsBlock() throws {
        let data = [
            #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"sk-"}}"#,
            delta("text_delta", "text", "an"), delta("text_delta", "text", "other", index: 1),
            delta("text_delta", "text", #"t-\u0030123"#), #"{"type": "ping"}"#,
            delta("text_delta", "text", "456789abc, then"),
            delta("signature_delta", "signature", "EqQB"),
        ]
        let result = try scrubbed(exchange(answering: streaming, stream(data)))
        #expect(
            result.response.slices.map { String(decoding: $0.bytes, as: UTF8.self) }
                == stream([
                    #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"[redacted]"}}"#,
                    delta("text_delta", "text", ""), data[2], delta("text_delta", "text", ""), data[4],
                    delta("text_delta", "text", ", then"), data[6],
                ])
        )
    }

    @Test func theInputOfAToolStaysJSON() throws {
        let input = #"{"key": "x\u0073k-ant-0123\u00345678\n", "account_id": "17", "n": 1}"#
        for length in 1...9 {
            let pieces = stride(from: 0, to: input.utf8.count, by: length)
                .map { String(Substring(input.utf8.dropFirst($0).prefix(length))) }
            let data = pieces.map { piece in
                delta("input_json_delta", "partial_json", JSON.string(piece).description.trimmingQuotes)
            }
            let result = try scrubbed(
                exchange(asking: [("x-api-key", "sk-ant-012345678")], answering: streaming, [stream(data).joined()])
            )
            var decoder = SSEDecoder()
            let joined = try decoder.decode(result.answer.utf8).map { event in
                try JSON(parsing: event.data)["delta"]?["partial_json"]?.string ?? "?"
            }.joined()
            #expect(
                try JSON(parsing: joined) == ["key": "x[redacted]\n", "account_id": "[redacted]", "n": 1],
                "\(joined)"
            )
        }
    }

    @Test func aNumberInTheInputOfAToolBecomesAString() throws {
        let pieces = [#"{\"account_id\":1"#, #"7,\"n\":42}"#].map { delta("input_json_delta", "partial_json", $0) }
        let result = try scrubbed(exchange(answering: streaming, stream(pieces)), #""n":\d+"#)
        #expect(
            result.answer
                == stream([
                    delta("input_json_delta", "partial_json", #"{\"account_id\":\"[redacted]\""#),
                    delta("input_json_delta", "partial_json", #",\"n\":\"[redacted]\"}"#),
                ]).joined()
        )
    }

    @Test func aPatternIsMatchedInWhatIsCutInACharacter() throws {
        var recording = exchange(#"{"email":"a@b","x":"é"#)
        recording.request.body.removeLast()
        let result = try scrubbed(recording, #""email":\s*"[^"]*""#)
        #expect(result.request.body == Array(#"{"email":"[redacted]","x":""#.utf8) + [0xC3])
    }

    @Test func anEventThatIsCutIsLookedThrough() throws {
        let whole = stream([delta("text_delta", "text", "my sk-ant-01"), delta("text_delta", "text", "23456789abc")])
            .joined()
        for end in whole.utf8.count - 10..<whole.utf8.count {
            let result = try scrubbed(
                exchange(answering: streaming, [String(Substring(whole.utf8.prefix(end)))])
            )
            #expect(!result.answer.contains("sk-ant") && !result.answer.contains("23456789"), "\(result.answer)")
        }
    }

    @Test func whatStandsBesideTheDataIsLookedThrough() throws {
        let key = "sk-ant-0123456789abc"
        let body =
            ": \(key)\r\nevent: \(key)\r\nid: \(key)\rdata: {\"a\":\ndata: \"\(key)\"}\n\ndata: not \(key)\n\ndata: \(key)"
        let result = try scrubbed(exchange(answering: streaming, [body])).answer
        #expect(result == body.replacing(key, with: "[redacted]"))
    }

    @Test func aPatternIsMatchedOnWhatTheDeltasSayTogether() throws {
        let data = [
            delta("text_delta", "text", "I am B"), delta("text_delta", "text", "ob."),
            delta("text_delta", "text", "42"),
        ]
        let result = try scrubbed(exchange(answering: streaming, stream(data)), "am Bob.*", "^42$")
        #expect(
            result.answer
                == stream([
                    delta("text_delta", "text", "I [redacted]"), delta("text_delta", "text", ""),
                    delta("text_delta", "text", ""),
                ]).joined()
        )
    }

    @Test func whatHoldsNoSecretStaysAsItIs() throws {
        let bodies = [
            #"{"model":"claude-sonnet-4-5","id":"msg_01XFDUDYJgAACzvnptvVoYEL","tool_use_id":"toolu_01A09q90qw90lq917835lq9"}"#,
            #"{ "a" : [1.50, -0, 1E5, "\u00e9\ud83d"] "#, "text: 100% {", "", "\u{FEFF}[]", "{\"a\":\"b\\",
        ]
        for body in bodies {
            for type in ["application/json", "text/event-stream"] {
                let recording = exchange(asking: [], body, answering: [("content-type", type)], [body, "", body])
                #expect(try scrubbed(recording, "nothing like it") == recording)
            }
        }
    }

    @Test func bytesOfAnyKindStayAsTheyAre() throws {
        var state: UInt64 = 7
        for round in 0..<50 {
            var recording = exchange(asking: [], answering: round % 2 == 0 ? streaming : [], [""])
            let alphabet = round % 3 == 0 ? Array(0...255) : Array("{}[]\",:\\ndatu0e%4 \r\n".utf8)
            recording.request.body = (0..<300).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int(state >> 40) % alphabet.count]
            }
            recording.response.slices[0].bytes = recording.request.body
            #expect(try scrubbed(recording, "nothing like it") == recording)
        }
    }

    /// A secret of any characters, in any number of pieces and slices, is replaced by the placeholder, and nothing else is.
    @Test(arguments: 0..<200) func whatIsPlantedIsTakenOut(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let scalars = Array("abcXYZ019 \"\\/+%&=?<>{}[]:,.-_\téö€😀\u{2028}".unicodeScalars)
        let middle = (0..<Int.random(in: 6...40, using: &random)).map { _ in scalars.randomElement(using: &random)! }
        let secret = "Q" + String(String.UnicodeScalarView(middle)) + "q"
        let (before, after) = ("é x\n\"y\\", " é\tw \"")
        let isInput = Bool.random(using: &random)
        let whole = isInput ? JSON.object(["k": .string(before + secret + after)]).description : before + secret + after
        var rest = Array(whole.unicodeScalars)[...]
        var data: [String] = []
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...12, using: &random))
            rest = rest.dropFirst(piece.count)
            let encoded = JSON.string(String(String.UnicodeScalarView(piece))).encoded()
            let text = String(
                decoding: Bool.random(using: &random) ? JSONText.escaped(encoded) : encoded,
                as: UTF8.self
            )
            data.append(
                isInput
                    ? delta("input_json_delta", "partial_json", text.trimmingQuotes)
                    : delta("thinking_delta", "thinking", text.trimmingQuotes)
            )
        }
        var bytes = Array(stream(data).joined().utf8)[...]
        var recording = exchange(asking: [("authorization", "Bearer \(secret)")], answering: streaming, [])
        while !bytes.isEmpty {
            let slice = Array(bytes.prefix(Int.random(in: 1...200, using: &random)))
            bytes = bytes.dropFirst(slice.count)
            recording.response.slices.append(.init(at: .zero, bytes: slice))
        }
        let result = try scrubbed(recording, "nothing like it")
        #expect(result.response.slices.count == recording.response.slices.count)
        var decoder = SSEDecoder()
        let joined = try decoder.decode(result.answer.utf8).map { event in
            let delta = try JSON(parsing: event.data)["delta"]
            return delta?["partial_json"]?.string ?? delta?["thinking"]?.string ?? "?"
        }.joined()
        let text = isInput ? try JSON(parsing: joined)["k"]?.string : joined
        #expect(text == before + "[redacted]" + after, "\(secret)")
    }
}
