import Testing

@testable import Timeline

struct PaceTests {
    @Test func namedPacesAreInOrderOfSpeed() {
        #expect(Pace.named.map(\.name) == ["instant", "fast", "typical", "slow"])
        let waits = Pace.named.map { $0.pace.first + $0.pace.between }
        #expect(waits == waits.sorted())
        #expect(Set(waits).count == waits.count)
    }

    @Test func withoutAWordEverythingIsDueAtOnce() {
        #expect(Pace() == .instant)
    }
}
