import MessagesAPI
import Testing

@testable import Scenario

struct JSONObjectOverlayTests {
    @Test(
        arguments: [
            ([:], [:], [:]), (["a": 1], ["a": 1], [:]), (["a": 2], ["a": 1], ["a": 2]),
            (["a": ["b": 1, "c": 2]], ["a": ["b": 1]], ["a": ["c": 2]]), (["a": [1]], ["a": [:]], ["a": [1]]),
            (["a": nil, "b": 2], ["a": nil], ["b": 2]),
        ] as [(JSONObject, JSONObject, JSONObject)]
    )
    func whatIsMissingIsLaidOver(whole: JSONObject, base: JSONObject, overlay: JSONObject) {
        #expect(whole.overlay(over: base) == overlay)
        #expect(base.overlaid(with: overlay) == whole)
    }

    @Test func nothingTakesAMemberOut() {
        #expect((["b": 1] as JSONObject).overlay(over: ["a": 1]) == nil)
        #expect((["a": ["b": 1]] as JSONObject).overlay(over: ["a": ["c": 1]]) == nil)
    }
}
