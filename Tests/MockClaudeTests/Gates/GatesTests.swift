import HTTPDaemon
import Synchronization
import Testing

@testable import MockClaude

struct GatesTests {
    private let gates = Gates()

    private func arrive(_ request: String, at gate: String = "lunch", of round: Gates.Round? = nil) {
        gates.arrive(
            at: gate,
            stream: request.hashValue,
            of: round ?? gates.round,
            request: request,
            events: 3,
            bytes: 400,
            release: { _ in }
        )
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
        gates.leave(stream: "req_1".hashValue)
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

    @Test func streamsWithTheSameRequestIDAreToldApart() {
        for stream in 1...2 {
            gates.arrive(
                at: "lunch",
                stream: stream,
                of: gates.round,
                request: "req_1",
                events: 3,
                bytes: 400,
                release: { _ in }
            )
        }
        gates.leave(stream: 1)
        #expect(gates.release("lunch", .onward) == ["req_1"])
    }

    @Test func anEarlierRoundHasNoPlaceInTheNext() {
        let round = gates.round
        arrive("req_1")
        _ = gates.release("dinner", .onward)
        gates.clear()
        arrive("req_2", of: round)
        arrive("req_3", at: "dinner")
        #expect(gates.held.map(\.request) == ["req_3"])
    }

    @Test func whoWaitsGoesOnWaitingInTheNextRound() {
        let seen = Mutex<[String]>([])
        _ = gates.watch("lunch") { arrivals in seen.withLock { $0 = arrivals.map(\.request) } }
        gates.clear()
        arrive("req_1")
        #expect(seen.withLock { $0 } == ["req_1"])
    }

    @Test func whoLeftAtAGateIsRememberedUnlessItMight() {
        arrive("req_1")
        arrive("req_2")
        gates.leave(stream: "req_1".hashValue)
        gates.leave(stream: "req_2".hashValue, isExpected: true)
        #expect(gates.leftHeld.map(\.request) == ["req_1"])
    }
}
