import Testing

@testable import Scenario

struct GramTests {
    @Test(arguments: [(0, 0, 0), (1, 1, 1), (2, 1, 2), (3, 2, 2), (4, 1, 4), (7, 4, 4), (8, 1, 8), (20, 13, 8)])
    func aTextHasOneAtEachPlace(length: Int, count: Int, bytes: Int) {
        let grams = Gram.all(in: String(repeating: "a", count: length))
        #expect(grams.count == count)
        #expect(grams.allSatisfy { $0.length == bytes })
    }

    @Test func ofALongTextBothEndsAreTaken() {
        let text = (0..<1000).map { String($0) }.joined(separator: ",")
        let grams = Gram.all(in: text)
        #expect(grams.count == 64)
        #expect(grams.first == Gram.all(in: String(text.prefix(8)))[0])
        #expect(grams.last == Gram.all(in: String(text.suffix(8)))[0])
    }
}
