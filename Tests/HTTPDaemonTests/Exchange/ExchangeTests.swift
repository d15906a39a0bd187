import Synchronization
import Testing

@testable import HTTPDaemon

struct ExchangeTests {
    // MARK: - Time and writes

    // The library itself pushes the first head of a connection, so that what could share its segment follows in a
    // second.

    @Test func `what is due at once leaves in one segment, head and end included`() throws {
        let steps = (0..<100).map { Playback.Step.text("event \($0): " + String(repeating: "x", count: 100)) }
        let ends = Ends()
        try withDaemon { _ in
            .playing(steps, onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            for round in 1...3 {
                try client.request()
                #expect(try client.head().status == 200)
                let chunks = try client.chunks()
                #expect(chunks.count == 100)
                #expect(chunks.last == "event 99: " + String(repeating: "x", count: 100))
                #expect(client.segmentsReceived == round + 1)
                #expect(ends.next()?.summary == "complete, 100 steps, 10990 bytes")
            }
        }
    }

    @Test func `bytes leave in one segment with their head`() throws {
        let ends = Ends()
        try withDaemon { _ in
            .text(String(repeating: "x", count: 5000), onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            for round in 1...3 {
                try client.request()
                #expect(try client.response().body.count == 5000)
                #expect(client.segmentsReceived == round + 1)
                #expect(ends.next()?.summary == "complete, 1 steps, 5000 bytes")
            }
        }
    }

    @Test func `what is due at different times is in different segments, never early`() throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing(
                [
                    .text("a"), .text("b"), .text("c", at: 20), .text("d", at: 20), .text("e", at: 21),
                    .text("f", at: 40),
                ],
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            let start = ContinuousClock.now
            try client.request()
            _ = try client.head()
            var arrivals: [Duration] = []
            for expected in ["a", "b", "c", "d", "e", "f"] {
                #expect(try client.chunk() == expected)
                arrivals.append(ContinuousClock.now - start)
            }
            #expect(try client.chunk() == "")
            for (arrival, due) in zip(arrivals, [0, 0, 20, 20, 21, 40]) { #expect(arrival >= .milliseconds(due)) }
            // The head, a with b, c with d, e, f, the last chunk.
            #expect(client.segmentsReceived == 6)
            let end = try #require(ends.next())
            #expect(end.summary == "complete, 6 steps, 6 bytes")
            #expect(end.at >= .milliseconds(40))
            let sent = end.progress.sent
            #expect(sent.map(\.step) == [0, 1, 2, 3, 4, 5])
            #expect(sent.map(\.bytes) == [1, 1, 1, 1, 1, 1])
            #expect(sent.map(\.at) == sent.map(\.at).sorted())
            for (step, due) in zip(sent, [0, 0, 20, 20, 21, 40]) { #expect(step.at >= .milliseconds(due)) }
            #expect(sent[5].at <= end.at)
        }
    }

    @Test func `time counts from when a request came, though it is read later`() throws {
        let ends = Ends()
        let isBusy = Atomic(false)
        let hasCome = Atomic(false)
        try withDaemon { request in
            guard request.target == "/first" else { return .playing([.text("a")], onEnd: ends.add) }
            // The loop is kept busy until the other request has come, and for some time more.
            isBusy.store(true, ordering: .sequentiallyConsistent)
            while !hasCome.load(ordering: .sequentiallyConsistent) {}
            let moment = Instant.now.advanced(by: 20_000_000)
            while Instant.now < moment {}
            return .text("first")
        } _: { daemon in
            let (first, second) = (try RawClient(daemon), try RawClient(daemon))
            for _ in 1...2 {
                try first.request("/first")
                while !isBusy.exchange(false, ordering: .sequentiallyConsistent) {}
                try second.request("/second", body: "of known length")
                hasCome.store(true, ordering: .sequentiallyConsistent)
                #expect(try first.response().body == "first")
                hasCome.store(false, ordering: .sequentiallyConsistent)
                _ = try second.head()
                #expect(try second.chunks() == ["a"])
                let sent = try #require(ends.next()?.progress.sent.first)
                #expect(sent.at >= .milliseconds(20))
            }
        }
    }

    @Test func `a write that is alone shares no segment, whatever is due with it`() throws {
        try withDaemon { request in
            .playing(request.target == "/first" ? [.alone("a"), .text("b")] : [.text("a"), .alone("b"), .text("c")])
        } _: { daemon in
            let client = try RawClient(daemon)
            // The head, a, b, the last chunk.
            for round in 1...2 {
                try client.request("/first")
                _ = try client.head()
                #expect(try client.chunks() == ["a", "b"])
                #expect(client.segmentsReceived == 4 * round)
            }
            let before = client.segmentsReceived
            // The head with a, b, c, the last chunk.
            try client.request("/middle")
            _ = try client.head()
            #expect(try client.chunks() == ["a", "b", "c"])
            #expect(client.segmentsReceived == before + 4)
        }
    }

    @Test func `the head waits for its time, and takes what is due with it along`() throws {
        try withDaemon { _ in
            .playing([.text("a", at: 30), .text("b", at: 50)], headDue: .milliseconds(30))
        } _: { daemon in
            let client = try RawClient(daemon)
            for segments in [2, 4] {
                let start = ContinuousClock.now
                try client.request()
                _ = try client.head()
                #expect(ContinuousClock.now - start >= .milliseconds(30))
                #expect(try client.chunk() == "a")
                #expect(client.segmentsReceived == segments || client.segmentsReceived == segments + 1)
                #expect(try client.chunks() == ["b"])
                #expect(ContinuousClock.now - start >= .milliseconds(50))
            }
        }
    }

    @Test func `the head does not wait for what is due later`() throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing([.text("a", at: 60_000)], onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.head().status == 200)
            #expect(!client.hasReceived)
            client.close()
            #expect(ends.next()?.summary == "clientClosed, 0 steps, 0 bytes")
        }
    }

    @Test(arguments: [[], [Playback.Step.text(""), .text("", at: 5)]])
    func `a playback without bytes is an empty body`(steps: [Playback.Step]) throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing(steps, onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.request()
                _ = try client.head()
                #expect(try client.chunks() == [])
                #expect(ends.next()?.summary == "complete, \(steps.count) steps, 0 bytes")
            }
        }
    }

    // MARK: - Pipelining

    @Test func `requests in one segment are answered in order`() throws {
        try withDaemon { request in
            request.target == "/2"
                ? .playing([.text(request.target), .text("later", at: 20)])
                : request.target == "/3"
                    ? .playing([.text(request.target)], headDue: .milliseconds(10)) : .text(request.target)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send((1...5).map { "GET /\($0) HTTP/1.1\r\nHost: test\r\n\r\n" }.joined())
            #expect(try client.response().body == "/1")
            _ = try client.head()
            #expect(try client.chunks() == ["/2", "later"])
            _ = try client.head()
            #expect(try client.chunks() == ["/3"])
            #expect(try client.response().body == "/4")
            #expect(try client.response().body == "/5")
        }
    }

    @Test func `a request that comes while a stream runs is answered after it`() throws {
        try withDaemon { request in
            .playing([.text(request.target), .text("end", at: 30)])
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request("/first")
            _ = try client.head()
            #expect(try client.chunk() == "/first")
            try client.request("/second", body: "a body")
            #expect(try client.chunks() == ["end"])
            _ = try client.head()
            #expect(try client.chunks() == ["/second", "end"])
        }
    }

    // MARK: - Endings

    @Test func `close is a FIN without the last chunk, after everything that is due before`() throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing(
                [
                    .text("a"), .text("b", at: 10), Playback.Step(due: .milliseconds(20), .close),
                    .text("never", at: 30),
                ],
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.head()
            let (bytes, end) = try client.rest()
            #expect(String(decoding: bytes, as: UTF8.self) == "1\r\na\r\n1\r\nb\r\n")
            #expect(end == .closed)
            #expect(ends.next()?.summary == "closed, 2 steps, 2 bytes")
        }
    }

    @Test func `close is a FIN even if the client has sent what nobody reads`() throws {
        try withDaemon { _ in
            .playing([.text("a"), Playback.Step(due: .milliseconds(30), .close)])
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.head()
            #expect(try client.chunk() == "a")
            for _ in 0..<3 { try client.request("/more", body: String(repeating: "x", count: 1000)) }
            #expect(try client.rest().end == .closed)
        }
    }

    @Test(arguments: [0, 20])
    func `reset is a RST, after everything that is due before`(milliseconds: Int) throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing(
                [.text("a"), .text("b"), Playback.Step(due: .milliseconds(milliseconds), .reset)],
                onEnd: ends.add
            )
        } _: { daemon in
            for round in 1...20 {
                let client = try RawClient(daemon)
                try client.request()
                _ = try client.head()
                let (bytes, end) = try client.rest()
                #expect(String(decoding: bytes, as: UTF8.self) == "1\r\na\r\n1\r\nb\r\n")
                #expect(end == .reset)
                // It is told before the client can see it.
                #expect(ends.all.count == round)
                #expect(ends.next()?.summary == "reset, 2 steps, 2 bytes")
            }
        }
    }

    @Test func `a client that reads slowly has everything before the reset`() throws {
        let part = String(repeating: "0123456789abcdef", count: 1 << 12)
        let ends = Ends()
        try withDaemon { _ in
            .playing((0..<32).map { _ in .text(part) } + [Playback.Step(due: .zero, .reset)], onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon, receiveBuffer: 4096)
            try client.request()
            _ = try client.head()
            for _ in 0..<32 { #expect(try client.chunk() == part) }
            let (bytes, end) = try client.rest()
            #expect(bytes.isEmpty)
            #expect(end == .reset)
            #expect(ends.next()?.summary == "reset, 32 steps, \(2 << 20) bytes")
        }
    }

    @Test func `a stall is silence until the client leaves`() throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing([.text("a"), Playback.Step(due: .zero, .stall()), .text("never")], onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.head()
            #expect(try client.chunk() == "a")
            #expect(!client.hasReceived)
            client.finishSending()
            let (bytes, end) = try client.rest()
            #expect(bytes.isEmpty)
            #expect(end == .closed)
            #expect(ends.next()?.summary == "clientClosed, 1 steps, 1 bytes")
        }
    }

    // MARK: - HTTP/1.0

    @Test(arguments: ["", "Connection: keep-alive\r\n"])
    func `a client that knows no chunks gets the payload, and the end of the connection`(header: String) throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing([.text("one "), .text("two "), .text("three", at: 20)], onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send("GET / HTTP/1.0\r\n\(header)\r\n")
            let head = try client.head()
            #expect(head.headers.value(of: "transfer-encoding") == nil)
            #expect(head.headers.value(of: "connection") == "close")
            let (bytes, end) = try client.rest()
            #expect(String(decoding: bytes, as: UTF8.self) == "one two three")
            #expect(end == .closed)
            #expect(client.segmentsReceived == 3)
            #expect(ends.next()?.summary == "complete, 3 steps, 13 bytes")
        }
    }

    @Test func `such a client can be reset and cut as well`() throws {
        let ends = Ends()
        try withDaemon { request in
            .playing(
                [.text("one"), Playback.Step(due: .milliseconds(5), request.target == "/reset" ? .reset : .close)],
                onEnd: ends.add
            )
        } _: { daemon in
            for (target, expected) in [("/reset", RawClient.Failure.reset), ("/close", .closed)] {
                let client = try RawClient(daemon)
                try client.send("GET \(target) HTTP/1.0\r\n\r\n")
                _ = try client.head()
                let (bytes, end) = try client.rest()
                #expect(String(decoding: bytes, as: UTF8.self) == "one")
                #expect(end == expected)
                #expect(ends.next()?.summary == "\(expected), 1 steps, 3 bytes")
            }
        }
    }

    @Test func `bytes tell their length to such a client, and the connection can be kept`() throws {
        try withDaemon { _ in
            .text("hello")
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                #expect(try client.response().body == "hello")
            }
            try client.send("GET / HTTP/1.0\r\n\r\n")
            #expect(try client.response().body == "hello")
            #expect(try client.rest().end == .closed)
        }
    }

    @Test func `a client that asks for it gets the end of the connection, chunks or not`() throws {
        try withDaemon { request in
            request.target == "/" ? .text("hello") : .playing([.text("hello")])
        } _: { daemon in
            let one = try RawClient(daemon)
            try one.request(headers: ["Connection: close"])
            #expect(try one.response().body == "hello")
            #expect(try one.rest().end == .closed)
            let other = try RawClient(daemon)
            try other.request("/play", headers: ["Connection: close"])
            _ = try other.head()
            #expect(try other.chunks() == ["hello"])
            #expect(try other.rest().end == .closed)
        }
    }
}
