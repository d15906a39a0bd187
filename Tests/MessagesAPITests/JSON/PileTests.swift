import Testing

@testable import MessagesAPI

struct PileTests {
    @Test func theTopmostAreTakenTogether() {
        var pile = Pile<String>(capacity: 1)
        for number in 0..<10 { pile.push("a string that stands somewhere else \(number)") }
        #expect(pile.count == 10)
        var other = Pile<String>(capacity: 1)
        pile.move(above: 7, to: &other)
        pile.move(above: 7, to: &other)
        #expect(pile.count == 7)
        pile.push("x")
        pile.move(above: 6, to: &other)
        #expect(
            other.withElements { Array($0) } == (7..<10).map { "a string that stands somewhere else \($0)" }
                + ["a string that stands somewhere else 6", "x"]
        )
    }

    @Test func whatIsLeftIsFreed() {
        final class Part {}
        weak var left: Part?
        do {
            var pile = Pile<Part>(capacity: 1)
            let part = Part()
            left = part
            pile.push(part)
            pile.push(part)
            pile.removeAll(above: 1)
            #expect(pile.count == 1)
        }
        #expect(left == nil)
    }

    @Test func bytesAreCopiedOntoIt() {
        var pile = Pile<UInt8>(capacity: 1)
        pile.push(1)
        let bytes = [UInt8](repeating: 2, count: 100)
        bytes.withUnsafeBytes { pile.push(copying: $0[50...]) }
        bytes.withUnsafeBytes { pile.push(copying: $0[100...]) }
        #expect(pile.withBytes { Array($0) } == [1] + bytes[50...])
    }
}
