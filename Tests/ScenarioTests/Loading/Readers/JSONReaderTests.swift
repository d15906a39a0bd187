import MessagesAPI
import Testing

@testable import Scenario

struct JSONReaderTests {
    @Test func valuesKeepTheirOrderAndSpelling() {
        let text = "{z: 1.50, a: [~, yes, True, '5', +.5, 0x10, 007, 1E5], '1': {}}"
        let (value, problems) = read(text, by: JSON.read)
        #expect(
            value?.description == #"{"z":1.50,"a":[null,"yes",true,"5",0.5,16,7,1E5],"1":{}}"#
        )
        #expect(problems == [])
    }

    @Test func whatJSONCannotSpellIsLeftOutAndTold() {
        let (value, problems) = read("{a: [1, .inf, 2], b: .NaN, c: '.nan'}", by: JSON.read)
        #expect(value?.description == #"{"a":[1,2],"c":".nan"}"#)
        #expect(
            problems == ["1:9: error: JSON has no number '.inf'", "1:22: error: JSON has no number '.NaN'"]
        )
    }

    @Test(arguments: [("[]", "a list"), ("~", "nothing"), ("a", "'a'")]) func anObjectIsAMap(
        text: String,
        found: String
    ) {
        let (value, problems) = read(text, by: JSONObject.read)
        #expect(value == nil)
        #expect(problems == ["1:1: error: expected a map, found \(found)"])
    }

    @Test func aTypedObjectHasATypeThatIsText() {
        #expect(read("{a: 1, type: ping}", by: JSONObject.readTyped).value == ["a": 1, "type": "ping"])
        let missing = read("{typ: ping}", by: JSONObject.readTyped)
        #expect(missing.value == nil)
        #expect(missing.problems == ["1:1: error: 'type' is missing here"])
        let null = read("{type: ~}", by: JSONObject.readTyped)
        #expect(null.value == nil)
        #expect(null.problems == ["1:8: error: expected text, found nothing"])
    }

    @Test func usageHasWholeCountsAtEveryDepth() {
        let good = read("{input_tokens: 0, cache: {a: 5}, service_tier: batch, b: ~}", by: UsageReader.read)
        #expect(good.value == ["input_tokens": 0, "cache": ["a": 5], "service_tier": "batch", "b": nil])
        #expect(good.problems == [])
        #expect(
            read("{a: -1, b: {c: [1, 2.0]}, d: 9223372036854775808}", by: UsageReader.read).problems == [
                "1:5: error: expected a whole number, 0 or more, found the number -1",
                "1:20: error: expected a whole number, found the number 2.0",
                "1:30: error: expected a whole number, 0 or more, found the number 9223372036854775808",
            ]
        )
    }
}
