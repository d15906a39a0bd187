import HTTPDaemon
import Synchronization
import Testing

@testable import MockClaude

@Suite struct GatesTests {
    private let gates = Gates()

    private func arrive(_ request: String, at gate: String = "lunch") {
        gates.arrive(at: gate, request: request, events: 3, bytes: 400, remote: ExchangeRemote())
    }

    @Test func whoeverArrivesStandsThereUntilItIsReleased() {
        arrive("req_1")
        arrive("req_2")
        arrive("req_3", at: "dinner")
        #expect(gates.arrivals(at: "lunch").map(\.request) == ["req_1", "req_2"])
        #expect(gates.held.map(\.gate) == ["dinner", "lunch", "lunch"])
        #expect(gates.release("lunch", .onward) == ["req_1", "req_2"])
        #expect(gates.arrivals(at: "lunch").isEmpty)
        #expect(gates.held.map(\.request) == ["req_3"])
    }

    @Test func oneOfThemCanBeReleased() {
        arrive("req_1")
        arrive("req_2")
        #expect(gates.release("lunch", request: "req_2", .steps(1)) == ["req_2"])
        #expect(gates.release("lunch", request: "req_9", .onward) == [])
        #expect(gates.arrivals(at: "lunch").map(\.request) == ["req_1"])
    }

    @Test func aReleaseThatComesFirstWaitsForTheNextAndNoOther() {
        #expect(gates.release("lunch", .onward) == [])
        arrive("req_1")
        arrive("req_2")
        #expect(gates.arrivals(at: "lunch").map(\.request) == ["req_2"])
    }

    @Test func aReleaseOfOneThatIsNotThereIsNotKept() {
        #expect(gates.release("lunch", request: "req_1", .onward) == [])
        arrive("req_1")
        #expect(gates.held.count == 1)
    }

    @Test func whoeverLeavesStandsNowhere() {
        arrive("req_1")
        gates.leave(request: "req_1")
        #expect(gates.held.isEmpty)
    }

    @Test func aWatcherIsCalledOnceForTheNextArrival() {
        let seen = Mutex<[[String]]>([])
        #expect(gates.watch("lunch") { arrivals in seen.withLock { $0.append(arrivals.map(\.request)) } } != nil)
        arrive("req_0", at: "dinner")
        arrive("req_1")
        arrive("req_2")
        #expect(seen.withLock { $0 } == [["req_1"]])
    }

    @Test func aWatcherOfAGateWithAStreamIsCalledAtOnce() {
        let seen = Mutex(0)
        arrive("req_1")
        #expect(gates.watch("lunch") { arrivals in seen.withLock { $0 = arrivals[0].events } } == nil)
        #expect(seen.withLock { $0 } == 3)
    }

    @Test func aWatcherSeesAStreamThatPassesAnOpenGate() {
        let seen = Mutex(0)
        _ = gates.release("lunch", .onward)
        _ = gates.watch("lunch") { arrivals in seen.withLock { $0 = arrivals.count } }
        arrive("req_1")
        #expect(seen.withLock { $0 } == 1 && gates.held.isEmpty)
    }

    @Test func aWatcherThatIsTakenAwayIsNotCalled() throws {
        let seen = Mutex(0)
        let watcher = try #require(gates.watch("lunch") { _ in seen.withLock { $0 += 1 } })
        gates.unwatch("lunch", watcher)
        arrive("req_1")
        #expect(seen.withLock { $0 } == 0)
    }

    @Test func afterTheTestNobodyStandsAnywhere() {
        arrive("req_1")
        gates.abandon()
        arrive("req_2")
        #expect(gates.held.isEmpty)
    }
}
