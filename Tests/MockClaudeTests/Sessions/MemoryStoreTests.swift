import Testing

@testable import MockClaude

@Suite struct MemoryStoreTests {
    private let store = MemoryStore()

    private func begin(_ body: UInt64, rule: Int? = 0) -> Turn { store.begin(body) { _, _ in rule } }

    @Test func answersAreCountedForEachBody() {
        #expect([1, 1, 2, 1].map { store.countAnswer(to: $0) } == [0, 1, 0, 2])
    }

    @Test func aBodyThatWasAnsweredIsANewCall() {
        store.settle(begin(1), as: .answered)
        #expect(begin(1).attempt == 1)
    }

    @Test func aFailedCallIsTriedAgain() {
        for attempt in 1...3 {
            let turn = begin(1)
            #expect(turn.attempt == attempt)
            store.settle(turn, as: .failed)
        }
        #expect(begin(2).attempt == 1)
    }

    @Test func theChoiceKnowsTheAttemptAndTheUses() {
        store.settle(begin(1, rule: 4), as: .failed)
        store.settle(begin(2, rule: 4), as: .answered)
        let turn = store.begin(1) { attempt, uses in
            #expect(attempt == 2)
            #expect(uses == [4: 2])
            return nil
        }
        #expect(turn == Turn(body: 1, rule: nil, attempt: 2))
    }

    @Test func whoeverLeftGetsTheSameRuleAndNothingIsUsedUp() {
        store.settle(begin(1, rule: 4), as: .left)
        let again = store.begin(1) { _, _ in
            Issue.record("the rule is already known")
            return nil
        }
        #expect(again == Turn(body: 1, rule: 4, attempt: 2))
        _ = store.begin(2) { _, uses in
            #expect(uses == [4: 1])
            return nil
        }
    }

    @Test func whoeverLeavesAMissIsMatchedAnew() {
        store.settle(begin(1, rule: nil), as: .left)
        #expect(begin(1, rule: 3).rule == 3)
    }

    @Test func memoryIsBoundedAndCountsNeverRepeat() {
        let store = MemoryStore(capacity: 10)
        var seen: Set<[UInt64]> = []
        for round in 0..<5 {
            for body in UInt64(0)..<20 {
                let answer = store.countAnswer(to: body)
                #expect(seen.insert([body, answer]).inserted, "round \(round)")
            }
        }
    }
}
