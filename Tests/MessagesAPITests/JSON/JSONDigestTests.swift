import Testing

@testable import MessagesAPI

struct JSONDigestTests {
    @Test func isTheSameForEqualValues() throws {
        let digest = try JSON(parsing: #"{"a":[1.0,"x"],"b":{"c":null,"d":-0}}"#).digest
        #expect(try digest == JSON(parsing: #"{ "b": {"d":0.0,"c":null}, "a": [1,"\u0078"] }"#).digest)
    }

    /// Ids are derived from digests, so they must stay what they are from one release to the next.
    @Test func isTheSameOnEveryMachine() throws {
        #expect(JSON.null.digest == 0x57AE_B84E_9F09_E7EA)
        #expect(JSON.string("").digest == 0x217B_F3D1_20AD_F49F)
        #expect(try JSON(parsing: #"{"model":"claude-x","n":[1,2.5,true]}"#).digest == 0x5FE2_9B6E_241C_2484)
    }

    @Test func differsForValuesThatDiffer() throws {
        let texts = [
            "null", "false", "true", "0", "1", "-1", "0.5", "\"\"", "\"a\"", "\"b\"", "\"\\u0000\"",
            "\"\\u0000\\u0000\"",
            "[]", "[null]", "[[]]", "[0,1]", "[1,0]", "[\"a\",\"b\"]", "[\"ab\"]", "{}", "{\"a\":1}", "{\"a\":2}",
            "{\"1\":\"a\"}", "{\"a\":\"b\"}", "{\"b\":\"a\"}", "{\"a\":{},\"b\":[]}", "{\"a\":[],\"b\":{}}",
            "{\"a\":{\"b\":1}}", "\"0123456789abcdef\"", "\"0123456789abcdeg\"", "\"0123456789abcdefX\"",
        ]
        #expect(Set(try texts.map { try JSON(parsing: $0).digest }).count == texts.count)
        let strings = (0..<100_000).map { JSON.string("message \($0)").digest }
        #expect(Set(strings).count == strings.count)
    }

    /// Of 64 bits about half must change with one bit of the text.
    @Test func mixesWell() {
        let digests = (0..<64).map { JSON.string("seed \($0) of a longer text than sixteen bytes").digest }
        let changed = zip(digests, digests.dropFirst()).map { ($0 ^ $1).nonzeroBitCount }
        #expect((28...36).contains(changed.reduce(0, +) / changed.count))
    }

    /// Strings of every length up to a few words, against the definition: 16 bytes at a time, the rest filled with zeros.
    @Test func stringsOfEveryLengthKeepTheirDigests() {
        let digits = String(repeating: "0123456789", count: 4)
        let strings = (0...40).map { JSON.string(String(digits.prefix($0))) }
        #expect(JSON.array(strings).digest == 0x7E59_B88C_8238_46BD)
        #expect(JSON.digest(ofArrayOf: 1, 2) != JSON.digest(ofArrayOf: 2, 1))
        #expect(JSON.array([7, "x"]).digest == JSON.digest(ofArrayOf: JSON(7).digest, JSON("x").digest))
    }

    @Test func changesToMembersAreDigestedWithoutACopy() {
        var object: JSONObject = ["a": 1, "stream": false, "stream_options": [:], "b": [2]]
        let digest = object.digest(with: [("stream", true), ("stream_options", nil), ("none", nil), ("new", "x")])
        object["stream"] = true
        object["stream_options"] = nil
        object["new"] = "x"
        #expect(digest == JSON.object(object).digest)
        #expect(object.digest(with: []) == JSON.object(object).digest)
    }

    @Test func theSpellingHasADigestOfItsOwn() throws {
        let texts = [
            #"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, #"{"a":1.0,"b":2}"#, #"{"a":"1","b":2}"#, #"[1,2]"#, #"[2,1]"#, "1",
            "1.0",
            #""1""#, "true", "null", "{}", "[]", #"[["a"],"b"]"#, #"[["a","b"]]"#,
        ]
        #expect(Set(try texts.map(digestOfSpelling)).count == texts.count)
        #expect(try digestOfSpelling(#"{ "a": 1, "b": 2 }"#) == digestOfSpelling(texts[0]))
    }

    private func digestOfSpelling(_ text: String) throws -> UInt64 {
        try JSON(parsing: text).read { $0.digestOfSpelling }
    }
}
