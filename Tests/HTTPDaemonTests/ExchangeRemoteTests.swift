import Dispatch
import Testing

@testable import HTTPDaemon

struct ExchangeRemoteTests {
    // MARK: - Answers

    @Test(arguments: [true, false])
    func `an answer takes the place of a response that waits`(isHeld: Bool) throws {
        let remotes = Collected<ExchangeRemote>()
        let ends = Ends()
        let answered = Ends()
        try withDaemon { _ in
            let remote = ExchangeRemote()
            remotes.add(remote)
            return HTTPResponse(
                status: 408,
                prelude: isHeld ? [.hold("gate")] : [],
                headDue: .seconds(60),
                remote: remote,
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            for number in 1...3 {
                try client.request()
                try #require(remotes.next()).answer(.text("answer \(number)", onEnd: answered.add))
                #expect(try client.response().body == "answer \(number)")
                #expect(answered.next()?.reason == .complete)
            }
            #expect(ends.all.isEmpty)
        }
    }

    @Test func `an answer given before the response is known counts as well`() throws {
        try withDaemon { _ in
            let remote = ExchangeRemote()
            remote.answer(.text("at once"))
            return HTTPResponse(status: 408, headDue: .seconds(60), remote: remote)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.response().body == "at once")
        }
    }

    @Test func `without an answer the response comes at its time, and then it is too late`() throws {
        let watch = Watch()
        let remote = watch.remote()
        try withDaemon { _ in
            HTTPResponse(
                status: 408,
                headDue: .milliseconds(20),
                body: .playback(Playback([.hold("gate"), .text("late")])),
                remote: remote
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            let start = ContinuousClock.now
            try client.request()
            #expect(try client.head().status == 408)
            #expect(ContinuousClock.now - start >= .milliseconds(20))
            #expect(watch.arrivals.next() != nil)
            remote.answer(.text("too late", onEnd: watch.ends.add))
            remote.release()
            #expect(try client.chunks() == ["late"])
            #expect(watch.ends.all.isEmpty)
        }
    }

    @Test func `an answer brings its own time and remote, and ends the former one's part`() throws {
        let watch = Watch()
        let former = ExchangeRemote()
        let next = watch.remote()
        let arrived = Collected<String>()
        try withDaemon { request in
            arrived.add(request.target)
            return HTTPResponse(status: 408, headDue: .seconds(60), remote: former)
        } _: { daemon in
            let client = try RawClient(daemon)
            let start = ContinuousClock.now
            try client.request()
            #expect(arrived.next() != nil)
            former.answer(
                .playing([.hold("gate"), .text("a")], headDue: .milliseconds(20), remote: next, onEnd: watch.ends.add)
            )
            former.answer(.text("a second answer"))
            #expect(try client.head().status == 200)
            #expect(ContinuousClock.now - start >= .milliseconds(20))
            #expect(watch.arrivals.next() != nil)
            former.release(.reset)
            next.release()
            #expect(try client.chunks() == ["a"])
            #expect(watch.ends.next()?.summary == "complete, 1 steps, 1 bytes")
        }
    }

    @Test func `an answer may keep the remote`() throws {
        let watch = Watch()
        let remote = watch.remote()
        try withDaemon { _ in
            HTTPResponse(status: 408, headDue: .seconds(60), remote: remote)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            remote.answer(.playing([.hold("gate"), .text("a")], remote: remote))
            #expect(watch.arrivals.next() != nil)
            remote.release()
            _ = try client.head()
            #expect(try client.chunks() == ["a"])
        }
    }

    // MARK: - Many

    @Test func `many are held at once, and released from many threads`() throws {
        let count = 500
        let watch = Watch()
        let remotes = Collected<ExchangeRemote>()
        let playback = Playback([.text("a"), .hold("one"), .text("b"), .hold("two"), .text("c")])
        try withDaemon(loops: 2) { _ in
            let remote = watch.remote()
            remotes.add(remote)
            return HTTPResponse(status: 200, body: .playback(playback), remote: remote, onEnd: watch.ends.add)
        } _: { daemon in
            let clients = try (0..<count).map { _ in try RawClient(daemon) }
            for client in clients { try client.request() }
            for name in ["one", "two"] {
                for _ in 0..<count { #expect(watch.arrivals.next()?.name == name) }
                let held = remotes.all
                #expect(held.count == count)
                DispatchQueue.concurrentPerform(iterations: count) { held[$0].release() }
            }
            for client in clients {
                _ = try client.head()
                #expect(try client.chunks() == ["a", "b", "c"])
            }
            for _ in 0..<count { #expect(watch.ends.next()?.summary == "complete, 3 steps, 3 bytes") }
        }
    }

    // MARK: - The end

    @Test(arguments: ConnectionTests.Leaving.allCases, [true, false])
    func `a client that leaves while it is held is noticed`(leaving: ConnectionTests.Leaving, beforeHead: Bool) throws {
        let steps: [Playback.Step] = [.text("a"), .text("b"), .hold("gate"), .text("c")]
        try drive(steps, prelude: beforeHead ? [.hold("gate")] : []) { client, remote, watch in
            if !beforeHead {
                _ = try client.head()
                #expect(try client.chunk() == "a")
                #expect(try client.chunk() == "b")
            }
            #expect(watch.arrivals.next() != nil)
            leaving.leave(client)
            let end = try #require(watch.ends.next())
            #expect(end.summary == "\(leaving.reason), \(beforeHead ? 0 : 2) steps, \(beforeHead ? 0 : 2) bytes")
            #expect(end.progress.sent.map(\.step) == (beforeHead ? [] : [0, 1]))
            #expect(end.isHeadSent == !beforeHead)
            #expect(!end.isStalled)
            #expect(watch.presences.all[0]?.state == .left)
            remote.release()
            remote.answer(.text("nobody is there"))
        }
    }

    @Test func `what is held when the daemon stops has its grace, and is then stopped`() throws {
        let watch = Watch()
        let remote = watch.remote()
        let daemon = try Daemon(
            handler: Responder { request in
                let prelude: [Playback.Step] = request.target == "/prelude" ? [.hold("gate")] : []
                let isReleased = request.target == "/released"
                return .playing(
                    [.text("a"), .hold("gate"), .text("b")],
                    prelude: prelude,
                    remote: isReleased ? remote : watch.remote(),
                    onEnd: watch.ends.add
                )
            }
        )
        let clients = try ["/prelude", "/body", "/released"].map { target in
            let client = try RawClient(daemon)
            try client.request(target)
            return client
        }
        for _ in clients { #expect(watch.arrivals.next() != nil) }
        let stopped = Collected<Bool>()
        let thread = DispatchQueue(label: "stop")
        thread.async {
            daemon.stop(grace: .seconds(60))
            stopped.add(true)
        }
        remote.release()
        _ = try clients[2].head()
        #expect(try clients[2].chunks() == ["a", "b"])
        #expect(watch.ends.next()?.reason == .complete)
        #expect(stopped.all.isEmpty)
        daemon.stop(grace: .zero)
        #expect(stopped.next() == true)
        #expect(watch.ends.all.map(\.reason) == [.complete, .stopped, .stopped])
        // There is no loop any more.
        remote.release()
        remote.answer(.text("late"))
    }

    @Test func `after the end it drives nothing, nor is it taken for another's`() throws {
        let watch = Watch()
        let remote = watch.remote()
        try withDaemon { request in
            request.target == "/other"
                ? .text("other") : .playing([.hold(request.target), .text("a")], remote: remote, onEnd: watch.ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request("/1")
            #expect(watch.arrivals.next()?.name == "/1")
            remote.release()
            _ = try client.head()
            #expect(try client.chunks() == ["a"])
            #expect(watch.ends.next()?.reason == .complete)
            // It is a mistake to use it again: it drives one exchange.
            try client.request("/2")
            #expect(watch.arrivals.next()?.name == "/2")
            remote.release()
            try letLoopCatchUp(daemon)
            _ = try client.head()
            #expect(!client.hasReceived)
        }
    }

    @Test func `commands are kept until they are taken, and not after the end`() throws {
        let inbox = try Inbox()
        let remote = ExchangeRemote()
        remote.release(.steps(1))
        #expect(inbox.take().remotes.isEmpty)
        #expect(remote.attach(to: inbox))
        #expect(!remote.attach(to: inbox))
        #expect(remote.takeCommands().count == 1)
        remote.release()
        remote.release(.end)
        // It lies there once, however much it asks.
        #expect(inbox.take().remotes.count == 1)
        #expect(remote.takeCommands().count == 2)
        remote.release()
        #expect(inbox.take().remotes.count == 1)
        remote.detach()
        #expect(remote.takeCommands().isEmpty)
        remote.release()
        #expect(inbox.take().remotes.isEmpty)
        #expect(remote.takeCommands().isEmpty)
        #expect(!remote.attach(to: inbox))
    }
}
