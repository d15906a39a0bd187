import Testing

@testable import HTTPDaemon

struct PlaybackProgressTests {
    @Test func `what a stream tells is the same as a list`() {
        let framing = PlaybackFraming([.text("ab"), .hold("one"), .text("c")])
        var log = SendLog()
        log.add(stepsUpTo: 2, at: 5)
        let sent = [SentStep(step: 0, at: .nanoseconds(5), bytes: 2), SentStep(step: 2, at: .nanoseconds(5), bytes: 1)]
        let progress = PlaybackProgress(stepsSent: 2, bodyBytes: 3, log: log, of: framing)
        #expect(progress.sent == sent)
        #expect(progress == PlaybackProgress(stepsSent: 2, bodyBytes: 3, sent: sent))
        #expect(progress.sends.stepBytes == 3 && progress.sends.list.map(\.at) == [.nanoseconds(5)])
        #expect(progress != PlaybackProgress(stepsSent: 2, bodyBytes: 3))
        #expect(progress != PlaybackProgress(stepsSent: 2, bodyBytes: 4, sent: sent))
    }

    @Test func `a list tells the same of what was given when`() {
        let sent = [
            SentStep(step: 0, at: .milliseconds(5), bytes: 2), SentStep(step: nil, at: .seconds(6), bytes: 9),
            SentStep(step: 3, at: .seconds(7), bytes: 4),
        ]
        let sends = PlaybackProgress(stepsSent: 2, bodyBytes: 15, sent: sent).sends
        #expect(sends.list.map(\.at) == sent.map(\.at) && sends.list.map(\.bytes) == sent.map(\.bytes))
        #expect(sends.list.map(\.isHeartbeat) == [false, true, false])
        #expect(sends.stepBytes == 6 && sends.heartbeats == 1)
    }
}
