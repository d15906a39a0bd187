import Testing

@testable import HTTPDaemon

/// Bodies that are sent as they come.
struct RelayedExchangeTests {
    /// Serves responses that wait for their remote.
    private func relay(
        method: String = "GET",
        version: String = "1.1",
        receiveBuffer: Int32? = nil,
        _ body: (RawClient, ExchangeRemote, Collected<Int>, Ends) throws -> Void
    ) throws {
        let remotes = Collected<ExchangeRemote>()
        let drains = Collected<Int>()
        let ends = Ends()
        try withDaemon { _ in
            let remote = ExchangeRemote(onDrain: { drains.add(0) })
            remotes.add(remote)
            return HTTPResponse(status: 504, headDue: .seconds(60), remote: remote, onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon, receiveBuffer: receiveBuffer)
            try client.send("\(method) / HTTP/\(version)\r\nHost: test\r\n\r\n")
            try body(client, try #require(remotes.next()), drains, ends)
        }
    }

    private func response(_ remote: ExchangeRemote, length: Int? = nil, _ ends: Ends) -> HTTPResponse {
        HTTPResponse(status: 200, body: .relayed(length: length), remote: remote, onEnd: ends.add)
    }

    @Test func eachPieceIsAChunkAndTheConnectionIsKept() throws {
        try relay { client, remote, drains, ends in
            remote.answer(response(remote, ends))
            #expect(try client.head().headers.value(of: "transfer-encoding") == "chunked")
            for text in ["one", "two"] {
                remote.send(Array(text.utf8))
                #expect(try client.chunk() == text)
                #expect(drains.next() != nil)
            }
            remote.finish()
            #expect(try client.chunk() == "")
            #expect(ends.next()?.summary == "complete, 2 steps, 6 bytes")
            try client.request()
        }
    }

    @Test func whatComesBeforeTheHeadFollowsIt() throws {
        try relay { client, remote, _, ends in
            remote.answer(response(remote, ends))
            remote.send(Array("one".utf8))
            remote.send(Array("two".utf8))
            remote.finish()
            _ = try client.head()
            #expect(try client.chunks() == ["one", "two"])
            #expect(ends.next()?.reason == .complete)
        }
    }

    @Test func ofKnownLengthTheConnectionIsKeptToo() throws {
        let second = Collected<Bool>()
        try relay { client, remote, _, ends in
            remote.answer(response(remote, length: 6, ends))
            #expect(try client.head().headers.value(of: "content-length") == "6")
            remote.send(Array("one".utf8))
            #expect(try client.bytes(3) == Array("one".utf8))
            remote.send(Array("two".utf8))
            #expect(try client.bytes(3) == Array("two".utf8))
            #expect(ends.next()?.summary == "complete, 2 steps, 6 bytes")
            remote.finish()
            try client.request()
            second.add(true)
        }
        #expect(second.all == [true])
    }

    @Test(arguments: [nil, 100], [ExchangeRemote.BodyEnd.close, .reset])
    func itCanBeCut(length: Int?, how: ExchangeRemote.BodyEnd) throws {
        try relay { client, remote, _, ends in
            remote.answer(response(remote, length: length, ends))
            remote.send(Array("one".utf8))
            remote.finish(how)
            _ = try client.head()
            let (bytes, end) = try client.rest()
            #expect(bytes == Array((length == nil ? "3\r\none\r\n" : "one").utf8))
            #expect(end == (how == .close ? .closed : .reset))
            #expect(ends.next()?.summary == "\(how == .close ? "closed" : "reset"), 1 steps, 3 bytes")
        }
    }

    @Test func aLengthThatIsNotReachedClosesTheConnection() throws {
        try relay { client, remote, _, ends in
            remote.answer(response(remote, length: 5, ends))
            remote.send(Array("one".utf8))
            remote.finish()
            _ = try client.head()
            let rest = try client.rest().bytes
            #expect(rest == Array("one".utf8))
            #expect(ends.next()?.reason == .closed)
        }
    }

    @Test func withoutABodyOnlyTheHeadIsSent() throws {
        try relay(method: "HEAD") { client, remote, _, ends in
            remote.answer(response(remote, length: 1234, ends))
            remote.finish()
            #expect(try client.head().headers.value(of: "content-length") == "1234")
            #expect(ends.next()?.summary == "complete, 0 steps, 0 bytes")
            try client.request()
        }
    }

    @Test func ofABodyWithoutALengthThatIsLeftOutNoLengthIsTold() throws {
        try relay(method: "HEAD") { client, remote, _, ends in
            remote.answer(response(remote, ends))
            remote.finish()
            let head = try client.head()
            #expect(head.headers.value(of: "content-length") == nil)
            #expect(ends.next()?.summary == "complete, 0 steps, 0 bytes")
            try client.request("/next")
            try client.request()
        }
        try relay { client, remote, _, ends in
            var unchanged = response(remote, ends)
            unchanged.status = 304
            remote.answer(unchanged)
            remote.finish()
            let head = try client.head()
            #expect(head.status == 304)
            #expect(head.headers.value(of: "content-length") == nil)
            #expect(ends.next()?.reason == .complete)
        }
    }

    @Test func aClientWithoutChunksReadsToTheEnd() throws {
        try relay(version: "1.0") { client, remote, _, ends in
            remote.answer(response(remote, ends))
            remote.send(Array("one".utf8))
            remote.send(Array("two".utf8))
            remote.finish()
            _ = try client.head()
            let rest = try client.rest().bytes
            #expect(rest == Array("onetwo".utf8))
            #expect(ends.next()?.reason == .complete)
        }
    }

    @Test func aSlowClientMakesABacklog() throws {
        try relay(receiveBuffer: 4096) { client, remote, drains, ends in
            remote.answer(response(remote, ends))
            _ = try client.head()
            let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
            var backlog = 0
            for _ in 0..<16 { backlog = remote.send(piece) }
            // The kernel's buffers take some megabytes at most.
            #expect(backlog > 4 << 20)
            remote.finish()
            let received = try client.chunks().reduce(0) { $0 + $1.utf8.count }
            #expect(received == 16 << 20)
            #expect(drains.next() != nil)
            #expect(ends.next()?.bodyBytesSent == 16 << 20)
            #expect(remote.send([1]) == 0)
        }
    }

    @Test(arguments: [true, false])
    func aClientThatLeavesEndsIt(withReset: Bool) throws {
        try relay { client, remote, _, ends in
            remote.answer(response(remote, ends))
            remote.send(Array("one".utf8))
            _ = try client.head()
            _ = try client.chunk()
            if withReset { client.reset() } else { client.close() }
            let end = try #require(ends.next())
            #expect(end.reason == (withReset ? .clientReset : .clientClosed))
            #expect(end.bodyBytesSent == 3)
        }
    }

    @Test func whatIsReleasedThereIsNothing() throws {
        try relay { client, remote, _, ends in
            remote.answer(response(remote, ends))
            _ = try client.head()
            remote.release()
            remote.release(.reset)
            remote.finish()
            #expect(try client.chunks() == [])
            #expect(ends.next()?.reason == .complete)
        }
    }
}
