import Dispatch
import Testing

@testable import HTTPDaemon

/// Clients that leave, and clients that are slow.
struct ConnectionTests {
    enum Leaving: CaseIterable {
        case closing, halfClosing, resetting

        func leave(_ client: RawClient) {
            switch self {
            case .closing: client.close()
            case .halfClosing: client.finishSending()
            case .resetting: client.reset()
            }
        }

        var reason: String {
            self == .resetting ? "clientReset" : "clientClosed"
        }
    }

    @Test(arguments: Leaving.allCases)
    func `is noticed while a stream waits for its next step`(leaving: Leaving) throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing([.text("one"), .text("two"), .text("late", at: 60_000)], onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.head()
            #expect(try client.chunk() == "one")
            #expect(try client.chunk() == "two")
            leaving.leave(client)
            let end = try #require(ends.next())
            #expect(end.summary == "\(leaving.reason), 2 steps, 6 bytes")
            #expect(end.at < .seconds(30))
        }
    }

    @Test(arguments: Leaving.allCases)
    func `is noticed before the head is due`(leaving: Leaving) throws {
        let ends = Ends()
        let arrived = Collected<String>()
        try withDaemon { request in
            arrived.add(request.target)
            return .playing([.text("one")], headDue: .seconds(60), onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(arrived.next() == "/")
            leaving.leave(client)
            #expect(ends.next()?.summary == "\(leaving.reason), 0 steps, 0 bytes")
        }
    }

    @Test(arguments: Leaving.allCases)
    func `is noticed in a stall, however much the client has sent that nobody reads`(leaving: Leaving) throws {
        let ends = Ends()
        try withDaemon { _ in
            .playing([.text("one"), Playback.Step(due: .zero, .stall())], onEnd: ends.add)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.head()
            #expect(try client.chunk() == "one")
            try client.request("/second", body: String(repeating: "x", count: 20_000))
            leaving.leave(client)
            #expect(ends.next()?.summary == "\(leaving.reason), 1 steps, 3 bytes")
            #expect(ends.all.count == 1)
        }
    }

    @Test func `is noticed while the socket is full`() throws {
        let ends = Ends()
        let body = [UInt8](repeating: 0x78, count: 20 << 20)
        let response = HTTPResponse(
            status: 200,
            body: .playback(Playback([.text("one"), Playback.Step(due: .zero, .write(body))])),
            onEnd: ends.add
        )
        try withDaemon { _ in
            response
        } _: { daemon in
            for leaving in Leaving.allCases {
                let client = try RawClient(daemon, receiveBuffer: 4096)
                try client.request()
                _ = try client.head()
                #expect(try client.chunk() == "one")
                leaving.leave(client)
                let end = try #require(ends.next())
                // A client that closes with bytes unread resets the connection.
                #expect(end.reason == (leaving == .halfClosing ? .clientClosed : .clientReset))
                #expect(end.stepsSent == 1)
                #expect(end.bodyBytesSent > 3)
                #expect(end.bodyBytesSent < body.count)
            }
        }
    }

    @Test func `a reset is noticed while bytes are sent`() throws {
        let ends = Ends()
        let response = HTTPResponse(
            status: 200,
            body: .bytes([UInt8](repeating: 0x78, count: 20 << 20)),
            onEnd: ends.add
        )
        try withDaemon { _ in
            response
        } _: { daemon in
            let client = try RawClient(daemon, receiveBuffer: 4096)
            try client.request()
            _ = try client.head()
            client.reset()
            let end = try #require(ends.next())
            #expect(end.reason == .clientReset)
            #expect(end.stepsSent == 0)
            #expect(end.bodyBytesSent < 20 << 20)
        }
    }

    @Test func `a client that closes its side with the request gets what need not wait`() throws {
        let ends = Ends()
        try withDaemon { request in
            switch request.target {
            case "/bytes": .text(String(repeating: "x", count: 100_000), onEnd: ends.add)
            case "/instant": .playing([.text("one"), .text("two")], onEnd: ends.add)
            default: .playing([.text("one"), .text("two", at: 60_000)], onEnd: ends.add)
            }
        } _: { daemon in
            for (target, summary, size) in [
                ("/bytes", "complete, 1 steps, 100000 bytes", 100_000),
                ("/instant", "complete, 2 steps, 6 bytes", 21),
                ("/paced", "clientClosed, 1 steps, 3 bytes", 8),
            ] {
                let client = try RawClient(daemon)
                try client.request(target)
                client.finishSending()
                _ = try client.head()
                let (bytes, end) = try client.rest()
                #expect(bytes.count == size)
                #expect(end == .closed)
                #expect(ends.next()?.summary == summary)
            }
        }
    }

    @Test(
        arguments: [
            ("GET / HTTP/1.1\r\n\r\n", ["/"]),
            ("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTT", ["/1", "/2"]),
            ("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc", []),
            ("GET / HT", []),
            ("", []),
        ])
    func `a FIN that comes with the bytes before it is not missed`(sent: String, answers: [String]) throws {
        let arrived = Collected<String>()
        let goOn = DispatchSemaphore(value: 0)
        try withDaemon { request in
            if request.target == "/block" {
                arrived.add("block")
                goOn.wait()
            }
            return .text(request.target)
        } _: { daemon in
            let client = try RawClient(daemon)
            // The library has the connection, and waits for a request.
            let other = try RawClient(daemon)
            try other.request("/other")
            #expect(try other.response().body == "/other")
            // While its loop is held up, everything comes together.
            try other.request("/block")
            #expect(arrived.next() == "block")
            try client.send(sent)
            client.finishSending()
            goOn.signal()
            for answer in answers { #expect(try client.response().body == answer) }
            #expect(try client.rest() == ([], .closed))
        }
    }

    @Test func `a client that leaves before its request is whole has no exchange`() throws {
        let ends = Ends()
        try withDaemon { _ in
            .text("ok", onEnd: ends.add)
        } _: { daemon in
            for leaving in Leaving.allCases {
                let client = try RawClient(daemon)
                try client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nabc")
                leaving.leave(client)
            }
            let other = try RawClient(daemon)
            try other.request()
            #expect(try other.response().body == "ok")
            #expect(ends.next()?.reason == .complete)
            #expect(ends.all.count == 1)
        }
    }

    @Test(arguments: [true, false], [true, false])
    func `a client that does not read holds up nobody, and loses nothing`(plays: Bool, knowsChunks: Bool) throws {
        let part = [UInt8](0...255).repeated(4096)
        let whole = part.repeated(20)
        let playback = Playback((0..<20).map { _ in Playback.Step(due: .zero, .write(part)) })
        let ends = Ends()
        try withDaemon { request in
            if request.target == "/quick" { return .text("quick") }
            return HTTPResponse(status: 200, body: plays ? .playback(playback) : .bytes(whole), onEnd: ends.add)
        } _: { daemon in
            let slow = try RawClient(daemon, receiveBuffer: 4096)
            try slow.send("GET /slow HTTP/1.\(knowsChunks ? 1 : 0)\r\nHost: test\r\n\r\n")
            let head = try slow.head()
            let quick = try RawClient(daemon)
            for _ in 0..<100 {
                try quick.request("/quick")
                #expect(try quick.response().body == "quick")
            }
            #expect(ends.all.isEmpty)
            if plays, knowsChunks {
                for _ in 0..<20 {
                    #expect(try slow.line() == "100000")
                    #expect(try slow.bytes(part.count) == part)
                    #expect(try slow.line() == "")
                }
                #expect(try slow.chunk() == "")
            } else {
                #expect(head.headers.value(of: "content-length") == (plays ? nil : "\(whole.count)"))
                for _ in 0..<20 { #expect(try slow.bytes(part.count) == part) }
            }
            #expect(ends.next()?.summary == "complete, \(plays ? 20 : 1) steps, \(whole.count) bytes")
        }
    }
}
