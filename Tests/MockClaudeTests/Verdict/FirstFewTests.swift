import Testing

@testable import MockClaude

struct FirstFewTests {
    @Test func theFirstAreKeptAndTheOthersCounted() {
        var few = FirstFew<Int>()
        for number in 0..<100 { few.append(number) }
        #expect(few.elements == Array(0..<100) && few.further == 0)
        for number in 100..<123 { few.append(number) }
        #expect(few.elements == Array(0..<100) && few.further == 23)
    }
}
