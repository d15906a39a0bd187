import Synchronization
import Testing

@testable import MockClaude

struct CallMemoryTests {
    /// A call, and what its session counts.
    private struct Played {
        var memory = CallMemory()
        var counts = SessionCounts()

        mutating func begin(
            _ candidates: RuleCandidate...,
            progress: @escaping @Sendable () -> ReplyProgress = { .underWay }
        ) -> Turn {
            memory.begin(1, among: candidates, counts: &counts, progress: progress)
        }

        mutating func play(_ candidates: RuleCandidate..., fails: Bool = false, left: Bool = false) -> Turn {
            let turn = memory.begin(1, among: candidates, counts: &counts, progress: { .underWay })
            memory.settle(turn, fails ? .scripted : nil)
            memory.end(turn, left: left)
            return turn
        }
    }

    private func rule(_ rule: Int, times: Int? = nil, attempt: Int? = nil, attempts: Int? = nil) -> RuleCandidate {
        RuleCandidate(rule: rule, times: times, attempt: attempt, attempts: attempts)
    }

    @Test func theFirstCandidateThatIsNotUsedUp() {
        var call = Played()
        #expect(call.begin(rule(1, times: 1), rule(2, times: 1), rule(3)).rule == 1)
        let second = call.begin(rule(1, times: 1), rule(2, times: 1), rule(3))
        #expect(second.rule == 2 && second.usedUp == [1])
        #expect(call.begin(rule(1, times: 1), rule(2, times: 1)).rule == nil)
        #expect(call.counts.uses == [1: 1, 2: 1])
    }

    @Test func whatWasAnsweredIsANewCall() {
        var call = Played()
        #expect([call.play(rule(0)).attempt, call.play(rule(0)).attempt] == [1, 1])
    }

    @Test func aFailedCallIsTriedAgain() {
        var call = Played()
        let attempts = [true, true, false, false].map { call.play(rule(0), fails: $0).attempt }
        #expect(attempts == [1, 2, 3, 1])
    }

    @Test func aRuleMayWaitForItsAttempt() {
        var call = Played()
        #expect(call.play(rule(1, attempt: 2), rule(2), fails: true).rule == 2)
        #expect(call.play(rule(1, attempt: 2), rule(2)).rule == 1)
    }

    @Test func whoeverLeftGetsTheSameRuleAndNothingIsUsedUp() {
        var call = Played()
        let left = call.begin(rule(1, times: 1), rule(2))
        call.memory.end(left, left: true)
        let again = call.begin(rule(1, times: 1), rule(2))
        #expect(again.rule == 1 && again.attempt == 2)
        #expect(call.counts.uses == [1: 1])
        #expect(call.begin(rule(1, times: 1), rule(2)).rule == 2)
    }

    @Test func whoeverLeftIsKnownBeforeTheLoopSaysSo() {
        var call = Played()
        let left = call.begin(rule(1, times: 1), rule(2), progress: { .left })
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

    @Test func theRetriesOfACallWalkItsAttempts() {
        var call = Played()
        let walked = [true, true, true, false, true].map { call.play(rule(4, attempts: 3), fails: $0) }
        #expect(walked.map(\.reply) == [1, 2, 3, 3, 1])
        #expect(walked.map(\.attempt) == [1, 2, 3, 4, 1])
        #expect(walked.map(\.call) == [1, 1, 1, 1, 2])
        #expect(call.counts.uses == [4: 2])
    }

    @Test func aCallStaysOnARuleThatIsUsedUpMeanwhile() {
        var call = Played()
        #expect(call.play(rule(1, times: 1, attempts: 2), rule(2), fails: true).rule == 1)
        #expect(call.play(rule(1, times: 1, attempts: 2), rule(2)).rule == 1)
        #expect(call.play(rule(1, times: 1, attempts: 2), rule(2)).rule == 2)
    }

    @Test func whoeverLeftAnAttemptGetsThatAttemptAgain() {
        var call = Played()
        let walked = [(true, false), (true, true), (true, false), (false, false)].map { fails, left in
            call.play(rule(4, attempts: 3), fails: fails, left: left)
        }
        #expect(walked.map(\.reply) == [1, 2, 2, 3])
        #expect(walked.map(\.attempt) == [1, 2, 3, 4])
    }

    @Test func twoCallsWithTheSameBodyWalkTheirAttemptsSideBySide() {
        var call = Played()
        let first = call.begin(rule(1, attempts: 2))
        let second = call.begin(rule(1, attempts: 2))
        #expect([first.reply, second.reply] == [1, 1] && first.call != second.call)
        for turn in [first, second] {
            call.memory.settle(turn, .scripted)
            call.memory.end(turn, left: false)
        }
        let retries = [call.begin(rule(1, attempts: 2)), call.begin(rule(1, attempts: 2))]
        #expect(retries.map(\.reply) == [2, 2] && retries.map(\.call) == [first.call, second.call])
    }

    @Test(arguments: [CallMemory.Failure.cut, .replaced])
    func whatTheClientWasKeptFromComesAgain(failure: CallMemory.Failure) {
        var call = Played()
        let first = call.begin(rule(1, times: 1), rule(2))
        call.memory.settle(first, failure)
        call.memory.end(first, left: false)
        let second = call.begin(rule(1, times: 1), rule(2))
        #expect(second.rule == 1 && second.attempt == 2 && second.call == first.call)
        // What was not sent has not been used either.
        #expect(second.isNewUse == (failure == .replaced))
        call.memory.settle(second, nil)
        call.memory.end(second, left: false)
        #expect(call.begin(rule(1, times: 1), rule(2)).rule == 2)
    }

    @Test func aFailureThatIsOnItsWayIsKnownBeforeTheLoopSaysSo() {
        var call = Played()
        let failed = call.begin(rule(1, attempts: 2), progress: { .served })
        call.memory.settle(failed, .scripted)
        #expect(call.begin(rule(1, attempts: 2)).reply == 2)
        call.memory.end(failed, left: true)
        #expect(call.begin(rule(1, attempts: 2)).reply == 1)
    }

    @Test func aFailureThatIsStillToComeIsNone() {
        var call = Played()
        let slow = call.begin(rule(1, attempts: 2))
        call.memory.settle(slow, .scripted)
        #expect(call.begin(rule(1, attempts: 2)).reply == 1)
    }
}
