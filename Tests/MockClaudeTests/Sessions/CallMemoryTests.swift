import Synchronization
import Testing

@testable import MockClaude

@Suite struct CallMemoryTests {
    /// A call, and the uses of the rules of its session.
    private struct Played {
        var memory = CallMemory()
        var uses: [Int: Int] = [:]
        var number: UInt64 = 0

        mutating func begin(_ candidates: RuleCandidate..., isGone: @escaping @Sendable () -> Bool = { false }) -> Turn
        {
            number += 1
            return memory.begin(1, number: number, among: candidates, uses: &uses, isGone: isGone)
        }

        mutating func play(_ candidate: RuleCandidate, failed: Bool = false) -> Turn {
            let turn = begin(candidate)
            memory.goesOn = failed
            memory.end(turn, left: false)
            return turn
        }
    }

    private func rule(_ rule: Int, times: Int? = nil, attempt: Int? = nil) -> RuleCandidate {
        RuleCandidate(rule: rule, times: times, attempt: attempt)
    }

    @Test func theFirstCandidateThatIsNotUsedUp() {
        var call = Played()
        #expect(call.begin(rule(1, times: 1), rule(2, times: 1), rule(3)).rule == 1)
        let second = call.begin(rule(1, times: 1), rule(2, times: 1), rule(3))
        #expect(second.rule == 2 && second.usedUp == [1])
        #expect(call.begin(rule(1, times: 1), rule(2, times: 1)).rule == nil)
        #expect(call.uses == [1: 1, 2: 1])
    }

    @Test func whatWasAnsweredIsANewCall() {
        var call = Played()
        #expect([call.play(rule(0)).attempt, call.play(rule(0)).attempt] == [1, 1])
    }

    @Test func aFailedCallIsTriedAgain() {
        var call = Played()
        let attempts = [true, true, false, false].map { call.play(rule(0), failed: $0).attempt }
        #expect(attempts == [1, 2, 3, 1])
    }

    @Test func aRuleMayWaitForItsAttempt() {
        var call = Played()
        let candidates = [rule(1, attempt: 2), rule(2)]
        #expect(call.begin(candidates[0], candidates[1]).rule == 2)
        call.memory.goesOn = true
        #expect(call.begin(candidates[0], candidates[1]).rule == 1)
    }

    @Test func whoeverLeftGetsTheSameRuleAndNothingIsUsedUp() {
        var call = Played()
        let left = call.begin(rule(1, times: 1), rule(2))
        call.memory.end(left, left: true)
        let again = call.begin(rule(1, times: 1), rule(2))
        #expect(again.rule == 1 && again.attempt == 2)
        #expect(call.uses == [1: 1])
        #expect(call.begin(rule(1, times: 1), rule(2)).rule == 2)
    }

    @Test func whoeverLeftIsKnownBeforeTheLoopSaysSo() {
        var call = Played()
        let left = call.begin(rule(1, times: 1), rule(2), isGone: { true })
        #expect(call.begin(rule(1, times: 1), rule(2)).rule == 1)
        // The loop comes to see it later, which changes nothing more.
        call.memory.end(left, left: true)
        #expect(call.begin(rule(1, times: 1), rule(2)).rule == 2)
    }

    @Test func ofTwoThatAskTheSameEachKeepsItsRule() {
        var call = Played()
        let first = call.begin(rule(1, times: 1), rule(2, times: 1))
        let second = call.begin(rule(1, times: 1), rule(2, times: 1))
        #expect([first.rule, second.rule] == [1, 2])
        call.memory.end(first, left: true)
        call.memory.end(second, left: false)
        #expect(call.begin(rule(1, times: 1), rule(2, times: 1)).rule == 1)
    }

    @Test func whoeverLeavesAMissIsMatchedAnew() {
        var call = Played()
        let miss = call.begin()
        #expect(miss.rule == nil)
        call.memory.end(miss, left: true)
        #expect(call.begin(rule(3)).rule == 3)
    }
}
