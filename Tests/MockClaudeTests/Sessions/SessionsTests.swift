import Scenario
import Testing

@testable import MockClaude

struct SessionsTests {
    @Test func aNameIsASession() {
        let sessions = Sessions(LoadedScenario(Scenario()))
        #expect(sessions["a"] === sessions["a"])
        #expect(sessions["a"] !== sessions["b"])
        #expect(sessions["b"].name == "b")
    }

    @Test func theLongestUnusedAreForgotten() {
        let sessions = Sessions(LoadedScenario(Scenario()), capacity: 10)
        let kept = sessions["kept"]
        let old = sessions["old"]
        for number in 0..<8 { _ = sessions["\(number)"] }
        #expect(sessions["kept"] === kept)
        _ = sessions["one more"]
        #expect(sessions["kept"] === kept)
        #expect(sessions["old"] !== old)
    }
}
