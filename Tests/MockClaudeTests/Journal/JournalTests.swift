import HTTPDaemon
import MessagesAPI
import Synchronization
import Testing
import Timeline

@testable import MockClaude

struct JournalTests {
    private func entry(_ prompt: String = "Hi", session name: String = "default") -> JournalEntry {
        let answer = Answer(Timeline(status: 200, framing: .stream), requestID: "req_\(prompt)")
        return JournalEntry(
            Incoming(.message(prompt)),
            answer,
            session: name,
            number: 1,
            at: Timestamp(milliseconds: 0)
        )
    }

    @Test func entriesStandInTheOrderInWhichTheyCame() {
        let journal = Journal()
        for prompt in ["a", "b", "c"] { _ = journal.append(entry(prompt)) }
        #expect(journal.entries().map(\.id) == ["req_a", "req_b", "req_c"])
    }

    @Test func whatBecameOfOneIsWrittenDownLater() {
        let journal = Journal()
        let handle = journal.append(entry("a"))
        _ = journal.append(entry("b"))
        journal.update(handle) { $0.ended = .complete }
        #expect(journal.entries().map(\.ended) == [.complete, nil])
    }

    @Test func theOldestAreDroppedAndCounted() {
        let journal = Journal(limit: Journal.Limit(requests: 2))
        let first = journal.append(entry("a"))
        for prompt in ["b", "c", "d"] { _ = journal.append(entry(prompt)) }
        journal.update(first) { $0.ended = .complete }
        #expect(journal.entries().map(\.id) == ["req_c", "req_d"])
        #expect(journal.dropped == 2)
    }

    @Test func bytesAreBoundedTooButTheLastEntryStays() {
        let journal = Journal(limit: Journal.Limit(bytes: 100_000))
        let long = String(repeating: "x", count: 40_000)
        for _ in 0..<5 { _ = journal.append(entry(long)) }
        #expect(journal.entries().count == 2 && journal.dropped == 3)
        let small = Journal(limit: Journal.Limit(bytes: 1))
        _ = small.append(entry("a"))
        #expect(small.entries().count == 1)
    }

    @Test func whatGrowsLaterCountsToo() {
        let journal = Journal(limit: Journal.Limit(bytes: 10_000))
        let handles = ["a", "b", "c"].map { journal.append(entry($0)) }
        journal.update(handles[2]) { entry in
            entry.sent.append(Array(repeating: JournalEntry.Event(type: "ping", at: .zero, bytes: 1), count: 300))
        }
        #expect(journal.entries().map(\.id) == ["req_c"])
    }

    @Test func whatClosesAnEntryIsWrittenDownWithIt() {
        let journal = Journal()
        let handle = journal.append(entry("a")) { true }
        let seen = Mutex(JournalEntry.Ending?.none)
        _ = journal.whenSettled { seen.withLock { $0 = journal.entries().first?.ended } }
        journal.close(handle) { $0.ended = .fault }
        #expect(seen.withLock { $0 } == .fault)
    }

    @Test func memoryIsCountedThroughEveryChange() {
        let journal = Journal(limit: Journal.Limit(requests: 100, bytes: 50_000))
        for number in 0..<1_000 {
            let handle = journal.append(entry("\(number)", session: number % 3 == 0 ? "other" : "default"))
            if number == 500 { journal.clear(session: "other") }
            let pings = Array(repeating: JournalEntry.Event(type: "ping", at: .zero, bytes: 1), count: number % 7)
            journal.close(handle) { $0.sent.append(pings) }
        }
        let count = journal.entries().count
        // About 600 bytes and up to six events each.
        #expect((50..<90).contains(count) && journal.entries().last?.id == "req_999")
    }

    @Test func aSessionCanBeReadAndClearedAlone() {
        let journal = Journal()
        let handle = journal.append(entry("a"))
        _ = journal.append(entry("b", session: "other"))
        #expect(journal.entries(session: "other").map(\.id) == ["req_b"])
        journal.clear(session: "default")
        journal.update(handle) { $0.ended = .complete }
        #expect(journal.entries().map(\.id) == ["req_b"])
        _ = journal.append(entry("c"))
        journal.clear()
        #expect(journal.entries().isEmpty && journal.dropped == 0)
    }

    @Test func theBoundIsSaid() {
        let json = Journal(limit: Journal.Limit(requests: 7, bytes: 8)).json()
        #expect(json == ["requests": [], "dropped": 0, "limit": ["requests": 7, "bytes": 8]])
    }

    // MARK: - Ends that are on their way

    @Test func whoAsksWhileAnEndIsOnItsWayWaitsForIt() {
        let journal = Journal()
        let settled = Mutex(0)
        let handles = [true, true, false].map { isEnding in journal.append(entry("a")) { isEnding } }
        #expect(journal.whenSettled { settled.withLock { $0 += 1 } } != nil)
        journal.close(handles[0])
        #expect(settled.withLock { $0 } == 0)
        journal.close(handles[1])
        #expect(settled.withLock { $0 } == 1)
        journal.close(handles[2])
        #expect(settled.withLock { $0 } == 1)
    }

    @Test func whatIsNotAboutToEndIsNotWaitedFor() {
        let journal = Journal()
        _ = journal.append(entry("a"))
        _ = journal.append(entry("b", session: "other")) { true }
        #expect(journal.whenSettled(session: "default") {} == nil)
        #expect(journal.whenSettled(session: "other") {} != nil)
    }

    @Test func anEndIsWaitedForEvenWhenItsEntryIsGone() {
        let journal = Journal()
        let settled = Mutex(false)
        let handle = journal.append(entry("a")) { true }
        journal.clear()
        #expect(journal.whenSettled { settled.withLock { $0 = true } } != nil)
        journal.close(handle)
        #expect(settled.withLock { $0 })
    }

    @Test func whoWaitsNoLongerIsNotCalled() throws {
        let journal = Journal()
        let handle = journal.append(entry("a")) { true }
        let number = try #require(journal.whenSettled { Issue.record("called") })
        journal.forget(number)
        journal.close(handle)
    }
}
