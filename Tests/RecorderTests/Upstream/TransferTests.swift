import Dispatch
import Glibc
import HTTPDaemon
import Testing

@testable import Recorder

struct TransferTests {
    /// How an upstream cuts a connection.
    enum Cut: CaseIterable {
        case close, finish, reset

        func make(_ connection: RawConnection) {
            switch self {
            case .close: connection.close()
            case .finish: connection.finishSending()
            case .reset: connection.reset()
            }
        }

        var end: TransferEnd { self == .reset ? .reset : .closed }
    }

    /// What has been answered when the connection is cut, in pieces that are awaited one by one.
    static let beginnings: [[String]] = [
        [],
        ["HTTP/1.1 200 OK\r\nContent-"],
        ["HTTP/1.1 100 Continue\r\n\r\n"],
        ["HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"],
        ["HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n", "abc"],
        ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"],
        ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "3\r\nabc\r\n"],
        ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "6\r\nabc"],
        ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "3\r\nabc\r\n0\r\n"],
    ]

    @Test(arguments: beginnings, Cut.allCases)
    func `a cut is told from a reset, wherever it comes`(beginning: [String], cut: Cut) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.get()
        let connection = try upstream.accept()
        _ = connection.head()
        for part in beginning { connection.send(part) }
        if beginning.first?.hasSuffix("\r\n\r\n") == true, beginning != ["HTTP/1.1 100 Continue\r\n\r\n"] {
            #expect(answer.head()?.status == 200)
        }
        if beginning.count > 1 { #expect(answer.piece()) }
        cut.make(connection)
        #expect(answer.end() == cut.end)
        #expect(answer.pieces == (beginning.count > 1 ? ["abc"] : []))
        #expect(!upstream.hasCaller(), "it was asked again")
    }

    @Test(arguments: Cut.allCases) func `an end that comes with the bytes before it is told as well`(cut: Cut) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.get()
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc")
        cut.make(connection)
        #expect(answer.end() == cut.end)
        // A reset may throw away what has not been read.
        if cut != .reset { #expect(answer.pieces == ["abc"]) }
    }

    @Test func `a body without length or chunks is whole with a FIN, and cut with a reset`() throws {
        for cut in Cut.allCases {
            let upstream = try RawUpstream()
            let loop = try AskingLoop(upstream.url)
            defer { loop.stop() }
            let answer = loop.get()
            let connection = try upstream.accept()
            _ = connection.head()
            connection.send("HTTP/1.1 200 OK\r\n\r\nabc")
            #expect(answer.piece())
            cut.make(connection)
            #expect(answer.end() == (cut == .reset ? .reset : .complete))
            #expect(answer.pieces == ["abc"])
        }
    }

    @Test(arguments: Cut.allCases)
    func `a kept connection that is cut instead of an answer is not replaced`(cut: Cut) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let first = loop.get("/first")
        let connection = try upstream.accept()
        #expect(connection.head().hasPrefix("GET /first "))
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")
        #expect(first.end() == .complete)
        let second = loop.ask(HTTPRequest(method: "POST", target: "/second", body: [1, 2, 3]))
        #expect(connection.head().hasPrefix("POST /second "))
        _ = connection.bytes(3)
        cut.make(connection)
        #expect(second.end() == cut.end)
        #expect(!upstream.hasCaller(), "it was asked again")
    }

    @Test(arguments: Cut.allCases) func `a cut while the request still comes is told as well`(cut: Cut) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.ask(HTTPRequest(method: "POST", target: "/", body: Array(repeating: 1, count: 30 << 20)))
        let connection = try upstream.accept()
        _ = connection.head()
        // Whoever closes a socket with unread bytes resets its connection.
        connection.awaitBytes()
        cut.make(connection)
        if cut == .finish { while !connection.receive().isEmpty {} }
        #expect(answer.end() == (cut == .finish ? .closed : .reset))
    }

    @Test func `who has closed and then refuses the rest of the request has closed`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.ask(HTTPRequest(method: "POST", target: "/", body: Array(repeating: 1, count: 30 << 20)))
        let connection = try upstream.accept()
        _ = connection.head()
        connection.awaitBytes()
        connection.finishSending()
        loop.letCatchUp()
        connection.close()
        #expect(answer.end() == .closed)
    }

    @Test func `interim answers and trailers are no head, and no redirect is followed`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.get()
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")
        connection.send(
            "HTTP/1.1 302 Found\r\nLOCATION: http://127.0.0.1:\(upstream.port)/other\r\nset-Cookie: a=1\r\n"
        )
        connection.send(
            "Set-Cookie: b=2\r\nRetry-After:  3 \r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        connection.send("4\r\nwxyz\r\n0\r\nX-Trailer: 1\r\n\r\n")
        #expect(answer.end() == .complete)
        #expect(
            answer.heads == [
                Answer.Head(
                    status: 302,
                    headers: [
                        HTTPHeader("LOCATION", "http://127.0.0.1:\(upstream.port)/other"),
                        HTTPHeader("set-Cookie", "a=1"),
                        HTTPHeader("Set-Cookie", "b=2"), HTTPHeader("Retry-After", "3"),
                        HTTPHeader("Content-Encoding", "gzip"), HTTPHeader("Transfer-Encoding", "chunked"),
                    ]
                )
            ]
        )
        #expect(answer.pieces == ["wxyz"])
        #expect(!upstream.hasCaller())
        // No cookie was kept, and the connection is used again.
        _ = loop.get("/next")
        #expect(connection.head() == "GET /next HTTP/1.1\r\nHost: 127.0.0.1:\(upstream.port)")
    }

    @Test(arguments: Cut.allCases, ["HEAD", "GET", "POST"])
    func `an answer without a body is whole, whatever becomes of its connection`(cut: Cut, method: String) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        // The loop stands still until all has come.
        let isCut = DispatchSemaphore(value: 0)
        let answer = loop.ask(HTTPRequest(method: method, target: "/"))
        let connection = try upstream.accept()
        _ = connection.head()
        loop.run { isCut.wait() }
        connection.send("HTTP/1.1 \(method == "HEAD" ? "200 OK" : "304 Not Modified")\r\n\r\n")
        cut.make(connection)
        isCut.signal()
        #expect(answer.end() == .complete)
    }

    @Test func `a head without a body is whole`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.ask(HTTPRequest(method: "HEAD", target: "/"))
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        #expect(answer.end() == .complete)
        #expect(answer.head()?.headers == [HTTPHeader("Content-Length", "1000")])
    }

    @Test(arguments: ["nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"])
    func `what is no HTTP is told in words`(answer text: String) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.get()
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send(text)
        guard case .failed(let reason) = answer.end() else {
            Issue.record("it has not failed")
            return
        }
        #expect(!reason.isEmpty)
    }

    // MARK: - Pausing

    @Test func `while it is paused nothing is handed on, and the upstream finds no room`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = Answer(onPiece: { transfer, number in if number == 1 { transfer.pause() } })
        loop.get("/", answer)
        let connection = try upstream.accept()
        _ = connection.head()
        let line = (0..<100_003).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 11) }
        var body: [UInt8] = []
        while body.count < 64 << 20 { body += line }
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n")
        connection.send([body[0]])
        #expect(answer.piece())
        var sent = 1
        // However much the upstream sends, and whatever else the loop does meanwhile.
        for _ in 1...3 {
            sent += connection.fill(Array(body[sent...]))
            let other = loop.get("/other")
            let second = try upstream.accept()
            _ = second.head()
            second.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
            #expect(other.end() == .complete)
        }
        #expect(sent < body.count / 2)
        #expect(answer.bytes == [body[0]])
        loop.run { answer.transfer?.resume() }
        connection.send(Array(body[sent...]))
        #expect(answer.end() == .complete)
        let bytes = answer.bytes
        #expect(bytes.count == body.count && memcmp(bytes, body, body.count) == 0)
    }

    @Test func `what has been read with the piece that paused it comes later, and so does the end`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = Answer(onPiece: { transfer, _ in transfer.pause() })
        loop.get("/", answer)
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n")
        for count in 1...3 {
            #expect(answer.piece())
            loop.letCatchUp()
            #expect(answer.pieces == Array(["a", "b", "c"].prefix(count)))
            #expect(!answer.hasEnded)
            loop.run { answer.transfer?.resume() }
        }
        #expect(answer.end() == .complete)
    }

    @Test func `a pause with the head holds back the body`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = Answer(onHead: { $0.pause() })
        loop.get("/", answer)
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
        #expect(answer.head()?.status == 200)
        loop.letCatchUp()
        #expect(answer.pieces == [])
        loop.run {
            // Only the last word counts.
            answer.transfer?.resume()
            answer.transfer?.pause()
            answer.transfer?.resume()
        }
        #expect(answer.end() == .complete)
        #expect(answer.pieces == ["abc"])
    }

    @Test(arguments: Cut.allCases) func `a cut during a pause is told after it`(cut: Cut) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = Answer(onPiece: { transfer, number in if number == 1 { transfer.pause() } })
        loop.get("/", answer)
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
        #expect(answer.piece())
        cut.make(connection)
        loop.letCatchUp()
        #expect(!answer.hasEnded)
        loop.run { answer.transfer?.resume() }
        #expect(answer.end() == cut.end)
    }

    // MARK: - Cancelling

    /// When a transfer is cancelled.
    enum Moment: CaseIterable {
        case atOnce, asked, withHead, withBytes, paused
    }

    @Test(arguments: Moment.allCases)
    func `who cancels hears nothing more, and the upstream's connection ends`(moment: Moment) throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = Answer(
            onHead: { if moment == .withHead { $0.cancel() } },
            onPiece: { transfer, _ in
                if moment == .paused { transfer.pause() }
                if moment == .withBytes || moment == .paused { transfer.cancel() }
            }
        )
        loop.get("/", answer)
        if moment == .atOnce { loop.run { answer.transfer?.cancel() } }
        if moment != .atOnce {
            let connection = try upstream.accept()
            _ = connection.head()
            if moment == .asked {
                loop.run { answer.transfer?.cancel() }
            } else {
                connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n")
            }
            #expect(connection.isClosedByPeer() != nil)
        }
        loop.letCatchUp()
        loop.run {
            answer.transfer?.cancel()
            answer.transfer?.pause()
            answer.transfer?.resume()
        }
        loop.letCatchUp()
        #expect(!answer.hasEnded)
        #expect(answer.pieces == (moment == .withBytes || moment == .paused ? ["a"] : []))
    }

    @Test func `what is over can be cancelled, paused and resumed without effect`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.get()
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 204 No Content\r\n\r\n")
        #expect(answer.end() == .complete)
        loop.run {
            answer.transfer?.pause()
            answer.transfer?.resume()
            answer.transfer?.cancel()
        }
        let next = loop.get()
        _ = connection.head()
        connection.send("HTTP/1.1 204 No Content\r\n\r\n")
        #expect(next.end() == .complete)
    }
}
