import Testing

@testable import MockClaude

struct NumberedRingTests {
    private func ring(_ count: Int) -> NumberedRing<String> {
        var ring = NumberedRing<String>()
        for number in 0..<count { #expect(ring.append("\(number)") == number) }
        return ring
    }

    @Test(arguments: [0, 1, 2, 3, 8, 100]) func whatIsAddedIsFoundByItsNumber(count: Int) {
        let ring = ring(count)
        #expect((0..<count).map { ring[$0] } == (0..<count).map { "\($0)" })
        #expect(ring.elements == (0..<count).map { "\($0)" })
        #expect(ring[count] == nil && ring[-1] == nil)
    }

    @Test func theOldestGoesFirstAndItsPlaceIsUsedAgain() {
        var ring = ring(4)
        for number in 4..<1_000 {
            #expect(ring.removeFirst() == "\(number - 4)")
            #expect(ring.append("\(number)") == number)
        }
        #expect(ring.elements == ["996", "997", "998", "999"])
        #expect(ring[995] == nil && ring[996] == "996")
    }

    @Test func itGrowsWhereverItsOldestStands() {
        var ring = ring(3)
        _ = ring.removeFirst()
        for number in 3..<20 { _ = ring.append("\(number)") }
        #expect(ring.elements == (1..<20).map { "\($0)" })
    }

    @Test func whatIsTakenOutLeavesAGap() {
        var ring = ring(4)
        ring[1] = nil
        ring[2]?.append("!")
        ring[7] = "nothing"
        #expect(ring.elements == ["0", "2!", "3"])
        #expect([ring.removeFirst(), ring.removeFirst(), ring.removeFirst()] == ["0", nil, "2!"])
    }

    @Test func numbersGoOnWhenAllIsTakenAway() {
        var ring = ring(5)
        ring.removeAll()
        #expect(ring.elements.isEmpty && ring.removeFirst() == nil)
        #expect(ring.append("next") == 5 && ring[5] == "next")
    }
}
