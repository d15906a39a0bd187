import HTTPDaemon
import Testing

struct PlaybackTests {
    @Test func `the steps are those that were given, also the ones that are never played`() {
        let steps: [Playback.Step] = [
            .text("a"), .text("b"), Playback.Step(due: .milliseconds(5), .close), .text("c", at: 9),
        ]
        #expect(Playback(steps).steps == steps)
    }

    @Test func `any number of streams play the same bytes, whichever framing they need`() throws {
        let playback = Playback([.text("one"), .text("two", at: 1), .text("three", at: 1)])
        try withDaemon(loops: 2) { _ in
            HTTPResponse(status: 200, body: .playback(playback))
        } _: { daemon in
            let clients = try (0..<6).map { _ in try RawClient(daemon) }
            for (number, client) in clients.enumerated() {
                try client.send("GET / HTTP/1.\(number % 2)\r\nHost: test\r\n\r\n")
            }
            for (number, client) in clients.enumerated() {
                _ = try client.head()
                if number % 2 == 1 {
                    #expect(try client.chunks() == ["one", "two", "three"])
                } else {
                    #expect(try client.rest() == (Array("onetwothree".utf8), .closed))
                }
            }
        }
    }

    @Test(arguments: [nil, 11])
    func `each response has its own bytes in the blanks of a shared playback`(length: Int?) throws {
        let steps: [Playback.Step] = [.text("id: .."), .text("..!", at: 1), .text("\r\n", at: 1)]
        let playback = Playback(steps, length: length, blanks: [4..<8])
        let ends = Ends()
        try withDaemon(loops: 2) { request in
            let filled = playback.filled(with: Array(request.target.utf8.dropFirst()))
            return HTTPResponse(status: 200, body: .playback(filled), onEnd: ends.add)
        } _: { daemon in
            let clients = try (1000..<1008).map { (try RawClient(daemon), "\($0)") }
            for round in 0..<4 {
                let version = "1.\(round == 3 ? 0 : 1)"
                for (client, id) in clients { try client.send("GET /\(id) HTTP/\(version)\r\nHost: test\r\n\r\n") }
                for (client, id) in clients {
                    _ = try client.head()
                    if length == nil, round < 3 {
                        #expect(try client.chunks() == ["id: \(id.prefix(2))", "\(id.suffix(2))!", "\r\n"])
                    } else {
                        #expect(try client.bytes(11) == Array("id: \(id)!\r\n".utf8))
                    }
                    #expect(ends.next()?.summary == "complete, 3 steps, 11 bytes")
                }
            }
        }
    }

    @Test func `what is unframed meets who reads chunks, and nobody else`() throws {
        let playback = Playback([.text("a"), .unframed("no chunk"), .hold("never"), .text("b", at: 1)])
        let ends = Ends()
        try withDaemon { request in
            let remote = ExchangeRemote { _, remote in remote.release() }
            return HTTPResponse(status: 200, body: .playback(playback), remote: remote, onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.request()
                _ = try client.head()
                #expect(try client.chunk() == "a")
                #expect(try client.bytes(8) == Array("no chunk".utf8))
                #expect(try client.chunks() == ["b"])
                let end = try #require(ends.next())
                #expect(end.summary == "complete, 3 steps, 2 bytes")
                #expect(end.progress.sent.map(\.step) == [0, 1, 3])
                #expect(end.progress.sent.map(\.bytes) == [1, 0, 1])
            }
            let old = try RawClient(daemon)
            try old.send("GET / HTTP/1.0\r\n\r\n")
            _ = try old.head()
            #expect(try old.rest() == (Array("ab".utf8), .closed))
            #expect(ends.next()?.summary == "complete, 3 steps, 2 bytes")
        }
    }

    // MARK: - Known length

    @Test(arguments: ["1.0", "1.1"])
    func `with a length the bytes go out unframed at their times, and the connection is kept`(version: String) throws {
        let playback = Playback([.text("one "), .text("two "), .text("three", at: 20)], length: 13)
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(status: 200, body: .playback(playback), onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<3 {
                try client.send("GET / HTTP/\(version)\r\nHost: test\r\nConnection: keep-alive\r\n\r\n")
                let head = try client.head()
                #expect(head.headers.filter { $0.name.lowercased() == "content-length" }.map(\.value) == ["13"])
                #expect(head.headers.value(of: "transfer-encoding") == nil)
                #expect(String(decoding: try client.bytes(8), as: UTF8.self) == "one two ")
                #expect(String(decoding: try client.bytes(5), as: UTF8.self) == "three")
                let end = try #require(ends.next())
                #expect(end.summary == "complete, 3 steps, 13 bytes")
                #expect(end.progress.sent.map(\.bytes) == [4, 4, 5])
                #expect(end.progress.sent[2].at >= .milliseconds(20))
            }
            #expect(!client.hasReceived)
        }
    }

    @Test func `what is due at once leaves in one segment with a length too`() throws {
        let playback = Playback([.text("one "), .text("two")], length: 7)
        try withDaemon { _ in
            HTTPResponse(status: 200, body: .playback(playback))
        } _: { daemon in
            let client = try RawClient(daemon)
            for round in 1...3 {
                try client.request()
                #expect(try client.response().body == "one two")
                // The library itself pushes the first head of a connection.
                #expect(client.segmentsReceived == round + 1)
            }
        }
    }

    @Test func `a large body with a length loses nothing`() throws {
        let part = [UInt8](0...255).repeated(4096)
        let playback = Playback((0..<8).map { _ in Playback.Step(due: .zero, .write(part)) }, length: 8 << 20)
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(status: 200, body: .playback(playback), onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon, receiveBuffer: 4096)
            for _ in 0..<2 {
                try client.request()
                _ = try client.head()
                for _ in 0..<8 { #expect(try client.bytes(part.count) == part) }
                #expect(ends.next()?.summary == "complete, 8 steps, \(8 << 20) bytes")
            }
        }
    }

    @Test(
        arguments: [
            ([.text("a"), Playback.Step(due: .milliseconds(5), .reset)], RawClient.Failure.reset, "reset"),
            ([.text("a"), Playback.Step(due: .milliseconds(5), .close)], .closed, "closed"),
            // Shorter than was told.
            ([.text("a")], .closed, "closed"),
        ] as [([Playback.Step], RawClient.Failure, String)]
    )
    func `a body that is cut says how long it was to be`(
        steps: [Playback.Step],
        seen: RawClient.Failure,
        reason: String
    ) throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(status: 200, body: .playback(Playback(steps, length: 10)), onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.head().headers.value(of: "content-length") == "10")
            #expect(try client.rest() == ([0x61], seen))
            #expect(ends.all.map(\.summary) == ["\(reason), 1 steps, 1 bytes"])
        }
    }

    @Test func `a whole body that is held at its end is whole, and then the connection ends`() throws {
        let arrivals = Collected<HoldArrival>()
        let ends = Ends()
        let remote = ExchangeRemote { arrival, _ in arrivals.add(arrival) }
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                body: .playback(Playback([.text("whole"), .hold("end")], length: 5)),
                remote: remote,
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.response().body == "whole")
            #expect(arrivals.next()?.progress.bodyBytes == 5)
            remote.release()
            #expect(try client.rest() == ([], .closed))
            #expect(ends.all.map(\.summary) == ["complete, 1 steps, 5 bytes"])
        }
    }

    @Test func `the length of no bytes, and that of HEAD, come with the head`() throws {
        try withDaemon { request in
            HTTPResponse(
                status: 200,
                body: .playback(request.method == "HEAD" ? Playback([.text("a")], length: 7) : Playback([], length: 0))
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.head().headers.value(of: "content-length") == "0")
            try client.send("HEAD / HTTP/1.1\r\nHost: test\r\n\r\n")
            #expect(try client.head().headers.value(of: "content-length") == "7")
            try client.request()
            #expect(try client.response().body == "")
        }
    }

    // MARK: - Heartbeats

    @Test func `heartbeats go out while it is held`() throws {
        let heartbeat = Playback.Heartbeat(bytes: Array("beat".utf8), first: .milliseconds(1), every: .milliseconds(2))
        try drive([.text("a"), .hold("gate", beat: heartbeat), .text("b")]) { client, remote, watch in
            _ = try client.head()
            #expect(try client.chunk() == "a")
            for _ in 0..<5 { #expect(try client.chunk() == "beat") }
            remote.release()
            var rest = try client.chunks()
            #expect(rest.popLast() == "b")
            #expect(rest.allSatisfy { $0 == "beat" })
            let end = try #require(watch.ends.next())
            #expect(end.stepsSent == 2)
            #expect(end.bodyBytesSent == 2 + 4 * (5 + rest.count))
            #expect(end.progress.sent.map(\.step) == [0] + Array(repeating: nil, count: 5 + rest.count) + [2])
            // The fifth of them was due 9 ms after the hold.
            #expect(end.progress.sent[5].at >= .milliseconds(9))
        }
    }

    @Test func `a slow client gets every beat that was begun, whole`() throws {
        let part = [UInt8](repeating: 0x78, count: 8 << 20)
        let heartbeat = Playback.Heartbeat(bytes: part, first: .zero, every: .milliseconds(1))
        let watch = Watch()
        let remote = watch.remote()
        try withDaemon { request in
            guard request.target == "/" else { return .text(request.target) }
            return .playing([.hold("gate", beat: heartbeat), .text("end")], remote: remote, onEnd: watch.ends.add)
        } _: { daemon in
            let client = try RawClient(daemon, receiveBuffer: 4096)
            try client.request()
            _ = try client.head()
            // The beat has begun, and does not fit into the socket.
            #expect(try client.line() == "800000")
            remote.release()
            try letLoopCatchUp(daemon)
            #expect(try client.bytes(part.count) == part)
            #expect(try client.line() == "")
            #expect(try client.chunks() == ["end"])
            #expect(watch.ends.next()?.bodyBytesSent == part.count + 3)
        }
    }
}
