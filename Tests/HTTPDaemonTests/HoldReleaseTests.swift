import Testing

@testable import HTTPDaemon

struct HoldReleaseTests {
    @Test func `what is held goes on when another thread says so`() throws {
        try drive([.text("a"), .hold("gate"), .text("b"), .hold("gate"), .text("c", at: 5)]) { client, remote, watch in
            _ = try client.head()
            #expect(try client.chunk() == "a")
            for (chunk, step) in [("b", 0), ("c", 2)] {
                let arrival = try #require(watch.arrivals.next())
                #expect(arrival.name == "gate")
                #expect(arrival.progress.sent.last?.step == step)
                #expect(watch.presences.all[0]?.state == .waiting)
                #expect(!client.hasReceived)
                remote.release()
                #expect(try client.chunk() == chunk)
            }
            #expect(try client.chunk() == "")
            #expect(watch.presences.all[0]?.state == .served)
            let end = try #require(watch.ends.next())
            #expect(end.summary == "complete, 3 steps, 3 bytes")
            #expect(!end.isStalled)
        }
    }

    @Test func `steps go one by one`() throws {
        try drive([.text("a"), .hold("gate"), .text("b"), .text("c"), .text("d")]) { client, remote, watch in
            _ = try client.head()
            for (number, chunk) in ["a", "b", "c", "d"].enumerated() {
                #expect(try client.chunk() == chunk)
                #expect(watch.arrivals.next()?.progress.stepsSent == number + 1)
                #expect(!client.hasReceived)
                remote.release(.steps(1))
            }
            #expect(try client.chunk() == "")
            #expect(watch.ends.next()?.summary == "complete, 4 steps, 4 bytes")
        }
    }

    @Test func `what follows keeps its distance from the hold`() throws {
        try drive([.hold("gate", at: 10), .text("a", at: 30)]) { client, remote, watch in
            _ = try client.head()
            #expect(watch.arrivals.next() != nil)
            let release = ContinuousClock.now
            remote.release()
            #expect(try client.chunk() == "a")
            #expect(ContinuousClock.now - release >= .milliseconds(20))
        }
    }

    @Test(arguments: [(HoldRelease.reset, RawClient.Failure.reset), (.close, .closed)])
    func `a release can cut, and then the end is known before the client sees it`(
        how: HoldRelease,
        seen: RawClient.Failure
    ) throws {
        for _ in 0..<20 {
            try drive([.text("a"), .hold("gate"), .text("never")]) { client, remote, watch in
                #expect(watch.arrivals.next() != nil)
                remote.release(how)
                _ = try client.head()
                let (bytes, end) = try client.rest()
                #expect(watch.ends.all.map(\.summary) == ["\(seen), 1 steps, 1 bytes"])
                #expect(watch.presences.all[0]?.state == .served)
                #expect(String(decoding: bytes, as: UTF8.self) == "1\r\na\r\n")
                #expect(end == seen)
            }
        }
    }

    @Test(arguments: [true, false])
    func `a clean end keeps the connection, scripted or released`(scripted: Bool) throws {
        let ending: Playback.Step = scripted ? Playback.Step(due: .milliseconds(5), .end) : .hold("gate", at: 5)
        try drive([.text("a"), ending, .text("never", at: 6)]) { client, remote, watch in
            if !scripted {
                #expect(watch.arrivals.next() != nil)
                remote.release(.end)
            }
            _ = try client.head()
            #expect(try client.chunks() == ["a"])
            #expect(watch.ends.next()?.summary == "complete, 1 steps, 1 bytes")
            try client.request("/next")
            #expect(try client.response().body == "/next")
        }
    }

    @Test func `to a client that knows no chunks a clean end is the end of the connection`() throws {
        try drive([.text("a"), .hold("gate"), .text("never")], version: "1.0") { client, remote, watch in
            #expect(watch.arrivals.next() != nil)
            remote.release(.end)
            _ = try client.head()
            #expect(try client.rest() == ([0x61], .closed))
            #expect(watch.ends.all.map(\.summary) == ["complete, 1 steps, 1 bytes"])
        }
    }

    @Test func `a stall is for good, and who leaves it does not leave early`() throws {
        try drive([.text("a"), .hold("gate"), .text("never")]) { client, remote, watch in
            #expect(watch.arrivals.next() != nil)
            remote.release(.stall)
            remote.release(.onward)
            _ = try client.head()
            #expect(try client.chunk() == "a")
            client.finishSending()
            #expect(try client.rest() == ([], .closed))
            let end = try #require(watch.ends.next())
            #expect(end.summary == "clientClosed, 1 steps, 1 bytes")
            #expect(end.isStalled)
            #expect(watch.presences.all[0]?.state == .served)
        }
    }

    @Test func `a release before the hold is reached does nothing`() throws {
        let watch = Watch()
        let remotes = Collected<ExchangeRemote>()
        try withDaemon { request in
            guard request.target == "/" else { return .text(request.target) }
            let remote = watch.remote()
            remote.release()
            remotes.add(remote)
            return .playing([.hold("gate"), .text("a")], remote: remote)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.head()
            #expect(watch.arrivals.next() != nil)
            try letLoopCatchUp(daemon)
            #expect(!client.hasReceived)
            remotes.next()?.release()
            #expect(try client.chunks() == ["a"])
        }
    }

    @Test func `a release after the hold does nothing`() throws {
        try drive([.hold("gate"), .text("a", at: 10)]) { client, remote, watch in
            #expect(watch.arrivals.next() != nil)
            remote.release()
            remote.release(.reset)
            _ = try client.head()
            #expect(try client.chunks() == ["a"])
            #expect(watch.ends.next()?.reason == .complete)
        }
    }

    @Test func `whoever is told of a hold may release it there and then`() throws {
        let remote = ExchangeRemote { _, remote in remote.release() }
        let steps = (0..<100).flatMap { [Playback.Step.hold("gate \($0)"), .text("\($0)")] }
        try withDaemon { _ in
            .playing(steps, remote: remote)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.head()
            #expect(try client.chunks() == (0..<100).map(String.init))
        }
    }
}
