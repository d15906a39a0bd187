import Testing

@testable import HTTPDaemon

/// What precedes the head.
struct HTTPResponseTests {
    @Test func `a hold before the head holds everything`() throws {
        try drive([.text("a")], prelude: [.hold("gate")]) { client, remote, watch in
            let arrival = try #require(watch.arrivals.next())
            #expect(arrival == HoldArrival(name: "gate", progress: PlaybackProgress(stepsSent: 0, bodyBytes: 0)))
            #expect(!client.hasReceived)
            #expect(watch.presences.all[0]?.state == .waiting)
            remote.release()
            _ = try client.head()
            #expect(try client.chunks() == ["a"])
        }
    }

    @Test func `head and body are put off by as long as it was held`() throws {
        let watch = Watch()
        let remote = watch.remote()
        try withDaemon { _ in
            .playing(
                [.text("a", at: 40)],
                prelude: [.hold("gate", at: 10)],
                headDue: .milliseconds(20),
                remote: remote
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(watch.arrivals.next() != nil)
            let release = ContinuousClock.now
            remote.release()
            _ = try client.head()
            #expect(ContinuousClock.now - release >= .milliseconds(10))
            #expect(try client.chunks() == ["a"])
            #expect(ContinuousClock.now - release >= .milliseconds(30))
        }
    }

    @Test(arguments: [(HoldRelease.reset, RawClient.Failure.reset), (.close, .closed), (.end, .closed)])
    func `it can be cut there without a byte`(how: HoldRelease, seen: RawClient.Failure) throws {
        try drive([.text("never")], prelude: [.hold("gate")]) { client, remote, watch in
            #expect(watch.arrivals.next() != nil)
            remote.release(how)
            #expect(try client.rest() == ([], seen))
            let end = try #require(watch.ends.all.first)
            #expect(end.summary == "\(seen), 0 steps, 0 bytes")
            #expect(!end.isHeadSent)
        }
    }

    @Test(
        arguments: [(Playback.Action.reset, RawClient.Failure.reset), (.close, .closed)],
        [0, 10]
    )
    func `so can the script`(cut: (action: Playback.Action, seen: RawClient.Failure), due: Int) throws {
        let prelude = [Playback.Step(due: .milliseconds(due), cut.action)]
        try drive([.text("never")], prelude: prelude) { client, _, watch in
            let (bytes, end) = try client.rest()
            #expect(bytes.isEmpty)
            #expect(end == cut.seen)
            #expect(watch.ends.all.map(\.summary) == ["\(cut.seen), 0 steps, 0 bytes"])
        }
    }

    @Test func `a stall there is no answer at all`() throws {
        try drive([.text("never")], prelude: [Playback.Step(due: .milliseconds(2), .stall())]) { client, _, watch in
            _ = watch.presences.next()
            client.finishSending()
            #expect(try client.rest() == ([], .closed))
            let end = try #require(watch.ends.next())
            #expect(end.reason == .clientClosed)
            #expect(!end.isHeadSent)
        }
    }
}
