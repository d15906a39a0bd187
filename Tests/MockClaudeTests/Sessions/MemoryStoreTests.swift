import Testing

@testable import MockClaude

struct MemoryStoreTests {
    private let store = MemoryStore()

    private func begin(_ call: UInt64, _ candidates: RuleCandidate...) -> Turn {
        store.begin(call, among: candidates) { .underWay }
    }

    private func rule(_ rule: Int, times: Int? = nil, attempt: Int? = nil) -> RuleCandidate {
        RuleCandidate(rule: rule, times: times, attempt: attempt)
    }

    @Test func answersAreCountedForEachCall() {
        #expect([1, 1, 2, 1].map { store.countAnswer(to: $0) } == [0, 1, 0, 2])
    }

    @Test func everyTurnIsAnother() {
        let turns = (0..<10).map { _ in begin(1, rule(0)) }
        #expect(Set(turns.map(\.number)).count == 10)
    }

    @Test func usesAreCountedOverAllCalls() {
        #expect([1, 2, 3].map { begin($0, rule(4, times: 2), rule(5)).rule } == [4, 4, 5])
    }

    @Test func memoryIsBoundedAndCountsNeverRepeat() {
        let store = MemoryStore(capacity: 10)
        var seen: Set<[UInt64]> = []
        for round in 0..<5 {
            for call in UInt64(0)..<20 {
                let answer = store.countAnswer(to: call)
                #expect(seen.insert([call, answer]).inserted, "round \(round)")
            }
        }
    }

    @Test func aTurnOfACallThatWasForgottenEndsWithoutHarm() {
        let store = MemoryStore(capacity: 1)
        _ = store.countAnswer(to: 1)
        let turn = store.begin(1, among: [rule(0)]) { .underWay }
        _ = store.countAnswer(to: 2)
        store.settle(turn, .scripted)
        store.end(turn, left: true)
        #expect(store.begin(1, among: [rule(7)]) { .underWay }.rule == 7)
    }
}
