import MessagesAPI
import Testing

@Suite struct JSONDigestTests {
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
}
