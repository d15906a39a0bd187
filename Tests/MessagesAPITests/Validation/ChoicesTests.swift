import Testing

@testable import MessagesAPI

struct ChoicesTests {
    @Test func aValueIsFoundByItsName() {
        let choices: Choices<Int> = ["a": 1, "a name that is longer than most": 2]
        #expect(choices["a"] == 1 && choices["a name that is longer than most"] == 2)
        #expect(choices["b"] == nil && choices[""] == nil)
        #expect(choices.names == ["a", "a name that is longer than most"])
    }
}
