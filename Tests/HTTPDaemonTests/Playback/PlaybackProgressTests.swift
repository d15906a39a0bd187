import Testing

@testable import HTTPDaemon

@Suite struct PlaybackProgressTests {
    @Test func `what a stream tells is the same as a list`() {
        let framing = PlaybackFraming([.text("ab"), .hold("one"), .text("c")])
        var log = SendLog()
        log.add(stepsUpTo: 2, at: 5)
        let sent = [SentStep(step: 0, at: .nanoseconds(5), bytes: 2), SentStep(step: 2, at: .nanoseconds(5), bytes: 1)]
        let progress = PlaybackProgress(stepsSent: 2, bodyBytes: 3, log: log, of: framing)
        #expect(progress.sent == sent)
        #expect(progress == PlaybackProgress(stepsSent: 2, bodyBytes: 3, sent: sent))
        #expect(progress != PlaybackProgress(stepsSent: 2, bodyBytes: 3))
        #expect(progress != PlaybackProgress(stepsSent: 2, bodyBytes: 4, sent: sent))
    }
}
