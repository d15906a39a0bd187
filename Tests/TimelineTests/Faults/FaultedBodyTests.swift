import Testing

@testable import Timeline

struct FaultedBodyTests {
    private func listed(_ body: FaultedBody) -> [String] {
        var timeline = Timeline(status: 200, framing: .stream)
        timeline.steps = body.steps
        return timeline.listed
    }

    private func event(_ text: String, at milliseconds: Int) -> Step {
        Step(event: "ping", bytes: Array(text.utf8), at: .milliseconds(milliseconds))
    }

    private func body(at start: Int = 0, heartbeat: Heartbeat? = nil) -> FaultedBody {
        FaultedBody(at: .milliseconds(start), heartbeat: heartbeat)
    }

    @Test func whatItTakesIsSentWhenItIsDue() {
        var body = body()
        body.take(event("abc", at: 5), bytes: 0..<3)
        body.take(Step(.hold("gate"), at: .milliseconds(5)), bytes: 0..<0)
        body.take(event("abc", at: 9), bytes: 1..<2, isPart: true)
        #expect(listed(body) == ["abc 5", "hold 5", "b 9"])
        #expect(body.steps.map(\.isPart) == [false, false, true])
        #expect(!body.isOver)
    }

    @Test func aPartStaysAPart() {
        var body = body()
        var part = event("abc", at: 0)
        part.isPart = true
        body.take(part, bytes: 0..<3)
        #expect(body.steps.map(\.isPart) == [true])
    }

    @Test func whatIsDoneBeforeAnythingIsDoneAtTheStart() {
        var body = body(at: 20)
        body.perform(.hold("gate"), isAtEnd: false)
        body.perform(.reset, isAtEnd: false)
        #expect(listed(body) == ["hold 20", "reset 20"])
        #expect(body.isOver)
    }

    @Test func waitsAddUpAndMoveActionsToo() {
        var body = body()
        body.perform(.wait(.milliseconds(5)), isAtEnd: false)
        body.take(event("a", at: 10), bytes: 0..<1)
        body.perform(.wait(.milliseconds(7)), isAtEnd: false)
        body.take(Step(.stall(), at: .milliseconds(11)), bytes: 0..<0)
        #expect(listed(body) == ["a 15", "stall 23"])
    }

    @Test func theFirstByteThatDribblesComesWhenItsEventIsDue() {
        var body = body()
        body.perform(.dribble(.milliseconds(3)), isAtEnd: false)
        body.take(event("ab", at: 10), bytes: 0..<2)
        body.take(event("c", at: 11), bytes: 0..<1)
        body.take(event("d", at: 40), bytes: 0..<1)
        #expect(listed(body) == ["a 10", "b 13", "c 16", "d 40"])
        #expect(body.steps.map(\.isPart) == [true, false, false, false])
        #expect(body.steps.allSatisfy { $0.travel == .alone })
    }

    @Test func theLastDribbleCounts() {
        var body = body()
        body.perform(.dribble(.milliseconds(3)), isAtEnd: false)
        body.take(event("ab", at: 0), bytes: 0..<2)
        body.perform(.dribble(.milliseconds(1)), isAtEnd: false)
        body.take(event("cd", at: 0), bytes: 0..<2)
        #expect(listed(body) == ["a 0", "b 3", "c 4", "d 5"])
    }

    @Test func anErrorThatDribblesEndsTheBodyToo() {
        var body = body()
        body.take(event("a", at: 10), bytes: 0..<1)
        body.perform(.wait(.milliseconds(5)), isAtEnd: false)
        body.perform(.dribble(.milliseconds(3)), isAtEnd: false)
        body.perform(.error(Array("EF".utf8)), isAtEnd: false)
        #expect(listed(body) == ["a 10", "E 15", "F 18"])
        #expect(body.steps.map(\.event) == ["ping", "error", "error"])
        #expect(body.isOver)
    }

    @Test func whatEndsAnywayIsNotEndedEarly() {
        var body = body()
        body.perform(.end, isAtEnd: true)
        #expect(body.steps == [] && !body.isOver)
        body.perform(.end, isAtEnd: false)
        #expect(listed(body) == ["end 0"] && body.isOver)
    }

    /// Nobody can see a sign of life before the stream has begun, and inside an event it would break it.
    @Test func silencesHaveHeartbeatsOnlyBetweenEvents() {
        let beat = Heartbeat(bytes: Array("p".utf8), first: .milliseconds(4), every: .milliseconds(4))
        for sent in [0..<0, 0..<1, 0..<2] {
            var body = body(heartbeat: beat)
            if !sent.isEmpty { body.take(event("ab", at: 0), bytes: sent, isPart: sent.count < 2) }
            body.perform(.wait(.milliseconds(12)), isAtEnd: false)
            body.perform(.hold("gate"), isAtEnd: false)
            body.perform(.stall, isAtEnd: false)
            let isBetween = sent.count == 2
            #expect(listed(body).filter { $0.hasPrefix("p") } == (isBetween ? ["p 4", "p 8"] : []))
            #expect(body.steps.suffix(2).map(\.at) == [.milliseconds(12), .milliseconds(12)])
            #expect(
                body.steps.suffix(2).map(\.action) == [
                    .hold("gate", isBetween ? beat : nil), .stall(isBetween ? beat : nil),
                ]
            )
        }
    }

    @Test func thereIsAnEndToTheHeartbeatsOfAWait() {
        for every in [Duration.zero, .nanoseconds(1)] {
            var body = body(heartbeat: Heartbeat(bytes: [1], first: every, every: every))
            body.take(event("a", at: 0), bytes: 0..<1)
            body.perform(.wait(.seconds(3600)), isAtEnd: false)
            #expect(body.steps.count == (every == .zero ? 1 : Timeline.mostPings))
        }
    }

    @Test func noWaitIsLongerThanADayOrShorterThanNothing() {
        for (wait, end) in [(Duration.seconds(Int64.max), Duration.seconds(86_400)), (.seconds(-5), .zero)] {
            var body = body()
            body.perform(.wait(wait), isAtEnd: false)
            body.perform(.reset, isAtEnd: false)
            #expect(body.steps.last?.at == end)
        }
    }
}
