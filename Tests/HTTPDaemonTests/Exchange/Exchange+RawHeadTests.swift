import Testing

@testable import HTTPDaemon

struct ExchangeRawHeadTests {
    /// Serves that response with its head byte by byte, and gives it a connection of its own.
    private func serve(
        _ body: HTTPResponse.Body,
        prelude: [Playback.Step] = [],
        headDue: Duration = .zero,
        every headInterval: Duration = .microseconds(100),
        remote: ExchangeRemote? = nil,
        _ check: (RawClient, Ends) throws -> Void
    ) throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                prelude: prelude,
                headDue: headDue,
                headInterval: headInterval,
                body: body,
                remote: remote,
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            try check(client, ends)
        }
    }

    /// `HTTP/1.1 200 OK`, `Date`, `Connection: close` and `Transfer-Encoding: chunked`.
    private let headCount = 17 + 37 + 19 + 28 + 2

    @Test func `each byte goes out by itself, and the body is later by as long as the head takes`() throws {
        try serve(.playback(Playback([.text("one"), .text("two", at: 10)]))) { client, ends in
            #expect(try client.head().headers.map(\.name) == ["Date", "Connection", "Transfer-Encoding"])
            #expect(try client.chunks() == ["one", "two"])
            #expect(try client.rest() == ([], .closed))
            // One each, but for what the kernel joins when many are late.
            #expect(client.segmentsReceived > 10)
            let end = try #require(ends.next())
            #expect(end.summary == "complete, 2 steps, 6 bytes")
            #expect(end.isHeadSent)
            let span = Duration.microseconds(100) * headCount
            #expect(end.progress.sent[0].at >= span)
            #expect(end.progress.sent[1].at >= span + .milliseconds(10))
        }
    }

    @Test func `the first byte waits for the head's time, and for a hold before it`() throws {
        let remote = ExchangeRemote { _, remote in remote.release() }
        try serve(
            .bytes([0x61]),
            prelude: [.hold("before", at: 10)],
            headDue: .milliseconds(30),
            remote: remote
        ) { client, ends in
            #expect(try client.response().body == "a")
            let at = try #require(ends.next()?.progress.sent.first?.at)
            // `Content-Length: 1` in the place of `Transfer-Encoding: chunked`.
            #expect(at >= .milliseconds(30) + .microseconds(100) * (headCount - 28 + 19))
        }
    }

    @Test(arguments: [true, false])
    func `a client that leaves during the head is told, and no head was sent`(resets: Bool) throws {
        try serve(.playback(Playback([.text("one")])), every: .seconds(1)) { client, ends in
            #expect(try client.bytes(1) == [0x48])
            if resets { client.reset() } else { client.close() }
            let end = try #require(ends.next())
            #expect(end.summary == "\(resets ? "clientReset" : "clientClosed"), 0 steps, 0 bytes")
            #expect(!end.isHeadSent)
        }
    }

    @Test(
        arguments: [(Playback.Action.reset, RawClient.Failure.reset, "reset"), (.close, .closed, "closed")]
            as [(Playback.Action, RawClient.Failure, String)]
    )
    func `what ends the connection does so after such a head`(
        action: Playback.Action,
        failure: RawClient.Failure,
        reason: String
    ) throws {
        try serve(.playback(Playback([.text("one"), Playback.Step(due: .zero, action)]))) { client, ends in
            _ = try client.head()
            #expect(try client.chunk() == "one")
            #expect(try client.rest() == ([], failure))
            #expect(ends.next()?.summary == "\(reason), 1 steps, 3 bytes")
        }
    }

    @Test func `a stall lasts until the client leaves`() throws {
        try serve(.playback(Playback([.text("one"), Playback.Step(due: .zero, .stall())]))) { client, ends in
            _ = try client.head()
            #expect(try client.chunk() == "one")
            client.close()
            let end = try #require(ends.next())
            #expect(end.summary == "clientClosed, 1 steps, 3 bytes")
            #expect(end.isStalled)
        }
    }

    @Test func `a release can end the body`() throws {
        let remote = ExchangeRemote { _, remote in remote.release(.end) }
        try serve(.playback(Playback([.text("one"), .hold("here"), .text("two")])), remote: remote) { client, ends in
            _ = try client.head()
            #expect(try client.chunks() == ["one"])
            #expect(try client.rest().end == .closed)
            #expect(ends.next()?.summary == "complete, 1 steps, 3 bytes")
        }
    }

    @Test func `a large body loses nothing`() throws {
        let bytes = [UInt8](0...255).repeated(32 << 10)
        try serve(.bytes(bytes), every: .microseconds(1)) { client, ends in
            _ = try client.head()
            #expect(try client.rest() == (bytes, .closed))
            #expect(ends.next()?.summary == "complete, 1 steps, \(bytes.count) bytes")
        }
    }

    @Test(arguments: [Duration.zero, .milliseconds(-1)])
    func `without an interval the library sends the head, and the connection is kept`(interval: Duration) throws {
        try serve(.bytes([0x61]), every: interval) { client, ends in
            let (head, body) = try client.response()
            #expect(head.headers.value(of: "connection") == nil)
            #expect(body == "a")
            try client.request()
            #expect(try client.response().body == "a")
        }
    }

    @Test func `what was asked before on the connection changes nothing, what is asked after is not answered`() throws {
        try withDaemon { request in
            var response = HTTPResponse.playing([.text(request.target), .text("end", at: 1)])
            if request.target == "/slow" { response.headInterval = .microseconds(10) }
            return response
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send(["/1", "/2", "/slow", "/4"].map { "GET \($0) HTTP/1.1\r\nHost: test\r\n\r\n" }.joined())
            for target in ["/1", "/2", "/slow"] {
                _ = try client.head()
                #expect(try client.chunks() == [target, "end"])
            }
            #expect(try client.rest() == ([], .closed))
        }
    }

    @Test func `no end after such a head leaks a descriptor`() async {
        await #expect(processExitsWith: .success) {
            let ends = Ends()
            try withDaemon(loops: 2) { request in
                var response: HTTPResponse =
                    switch request.target {
                    case "/neighbour": .text("ok")
                    case "/bytes": .text("a")
                    case "/reset": .playing([.text("a"), Playback.Step(due: .zero, .reset)])
                    case "/close": .playing([.text("a"), Playback.Step(due: .zero, .close)])
                    case "/stall": .playing([.text("a"), Playback.Step(due: .zero, .stall())])
                    default: .playing([.text("a"), .unframed("b", isAlone: true)])
                    }
                if request.target != "/neighbour" {
                    response.headInterval = request.target == "/head" ? .seconds(60) : .nanoseconds(10)
                    response.onEnd = ends.add
                }
                return response
            } _: { daemon in
                let neighbours = try (0..<4).map { _ in
                    let client = try RawClient(daemon)
                    try client.request("/neighbour")
                    _ = try client.response()
                    return client
                }
                let targets = ["/bytes", "/reset", "/close", "/stall", "/head", "/"]
                let open = Descriptors.count
                for round in 0..<(1000 * targets.count) {
                    let client = try RawClient(daemon)
                    let target = targets[round % targets.count]
                    try client.request(target)
                    if target == "/head" || target == "/stall" {
                        _ = try client.bytes(1)
                        if round % 4 < 2 { client.reset() } else { client.close() }
                    } else {
                        _ = try client.rest()
                    }
                    _ = ends.next()
                }
                // Whoever has been heard of may be closed a moment later.
                var requests = 0
                while Descriptors.count > open, requests < 100_000 {
                    requests += 1
                    for client in neighbours {
                        try client.request("/neighbour")
                        _ = try client.response()
                    }
                }
                let left = withExtendedLifetime(neighbours) { Descriptors.count }
                #expect(left == open, "\(left) descriptors after \(requests) rounds, \(open) before")
                #expect(ends.all.count == 1000 * targets.count)
            }
        }
    }

    @Test func `a daemon that stops ends it`() throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(status: 200, headInterval: .seconds(1), onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.bytes(1) == [0x48])
            daemon.stop(grace: .zero)
            #expect(try client.rest() == ([], .closed))
            #expect(ends.next()?.summary == "stopped, 0 steps, 0 bytes")
        }
    }
}
