import Testing

@testable import HTTPDaemon

struct SendLogTests {
    private let framing = PlaybackFraming([
        .hold("zero"), .text("a"), .text("bc"), .hold("one"), .hold("two"), .text("", at: 5), .text("def", at: 5),
    ])

    @Test func `steps that were given together have one time, and the indices that the playback has`() {
        var log = SendLog()
        log.add(stepsUpTo: 1, at: 10)
        log.add(stepsUpTo: 2, at: 20)
        log.add(heartbeatOf: 7, at: 30)
        log.add(stepsUpTo: 4, at: 40)
        #expect(
            log.steps(of: framing) == [
                SentStep(step: 1, at: .nanoseconds(10), bytes: 1),
                SentStep(step: 2, at: .nanoseconds(20), bytes: 2),
                SentStep(step: nil, at: .nanoseconds(30), bytes: 7),
                SentStep(step: 5, at: .nanoseconds(40), bytes: 0),
                SentStep(step: 6, at: .nanoseconds(40), bytes: 3),
            ]
        )
    }

    @Test func `what was given together is told at once without the steps`() {
        var log = SendLog()
        log.add(stepsUpTo: 2, at: 10)
        log.add(heartbeatOf: 7, at: 30)
        log.add(stepsUpTo: 4, at: 40)
        let sends = log.sends(of: framing)
        #expect(sends.list.map(\.at) == [.nanoseconds(10), .nanoseconds(30), .nanoseconds(40)])
        #expect(sends.list.map(\.bytes) == [3, 7, 3])
        #expect(sends.list.map(\.isHeartbeat) == [false, true, false])
        #expect(sends.stepBytes == 6 && sends.heartbeats == 1)
        // A journal keeps one for each event of a paced reply.
        #expect(MemoryLayout<BodySends.Send>.stride == 16)
    }

    @Test func `a burst is what is left of the next one`() {
        var (bursts, steps) = (SendLog(), SendLog())
        bursts.addBurst(at: 10)
        bursts.addBurst(at: 20)
        steps.add(stepsUpTo: 2, at: 10)
        steps.add(stepsUpTo: 4, at: 20)
        #expect(bursts.steps(of: framing) == steps.steps(of: framing))
        #expect(bursts.steps(of: framing).map(\.step) == [1, 2, 5, 6])
        var (rest, whole) = (SendLog(), SendLog())
        for first in [1, 3] {
            rest.add(stepsUpTo: first, at: 30)
            rest.add(heartbeatOf: 5, at: 35)
            rest.addBurst(at: 40)
            whole.add(stepsUpTo: first, at: 30)
            whole.add(heartbeatOf: 5, at: 35)
            whole.add(stepsUpTo: first + 1, at: 40)
        }
        #expect(rest.steps(of: framing) == whole.steps(of: framing))
        #expect(rest.steps(of: framing).map(\.step) == [1, nil, 2, 5, nil, 6])
    }

    @Test func `nothing given is nothing told`() {
        #expect(SendLog().steps(of: framing).isEmpty)
        #expect(SendLog().sends(of: framing) == BodySends())
    }
}
