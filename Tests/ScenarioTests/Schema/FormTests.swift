import MessagesAPI
import Testing

@testable import Scenario

struct FormTests {
    @Test(arguments: [
        (Form.reference("pace"), ##"{"$ref":"#/$defs/pace"}"##), (Form.names(["a", "b"]), #"{"enum":["a","b"]}"#),
        (Form.whole(1), #"{"type":"integer","minimum":1}"#),
        (Form.whole(200, JSONNumber(999)), #"{"type":"integer","minimum":200,"maximum":999}"#),
        (Form.list(of: Form.flag), #"{"type":"array","items":{"type":"boolean"}}"#),
        (Form.list(of: Form.flag, atLeast: 1), #"{"type":"array","items":{"type":"boolean"},"minItems":1}"#),
        (Form.any(of: [Form.flag, Form.anyMap]), #"{"anyOf":[{"type":"boolean"},{"type":"object"}]}"#),
        (Form.text(like: "^a$"), #"{"type":"string","pattern":"^a$"}"#),
    ]) func aFormIsWhatJSONSchemaCallsIt(form: JSONObject, text: String) {
        #expect(JSON.object(form).description == text)
    }

    @Test func aMapTakesNoOtherKeys() {
        #expect(
            JSON.object(Form.map(["a": true], required: ["a"], exactlyOne: ["b", "c"])).description
                == #"{"type":"object","properties":{"a":true},"additionalProperties":false,"required":["a"],"#
                + #""oneOf":[{"required":["b"]},{"required":["c"]}]}"#
        )
    }

    @Test func aDescriptionStandsBesideTheForm() {
        #expect(Form.flag.described("Whether.").description == #"{"type":"boolean","description":"Whether."}"#)
    }
}
