import HTTPDaemon
import Testing

@testable import Recorder

@Suite(.enabled(if: TLSUpstream.program != nil)) struct TransferOverTLSTests {
    private func withUpstream(_ options: [String], _ body: (TLSUpstream, AskingLoop) throws -> Void) throws {
        let upstream = try TLSUpstream(options)
        let loop = try AskingLoop(upstream.url, authorities: upstream.authorities)
        defer { loop.stop() }
        try body(upstream, loop)
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"]) func `an answer is whole, and its connection used again`(version: String)
        throws
    {
        try withUpstream([version]) { upstream, loop in
            for number in 1...2 {
                let answer = loop.get("/\(number)")
                let forwarding = number == 1 ? try upstream.accept() : nil
                let request = try upstream.receive(until: "\r\n\r\n")
                #expect(request.contains("GET /\(number) HTTP/1.1\r\nHost: 127.0.0.1:"))
                upstream.send("HTTP/1.1 200 OK\r\nX-Number: \(number)\r\nContent-Length: 3\r\n\r\nabc")
                #expect(answer.end() == .complete)
                #expect(answer.heads.first?.headers.first == HTTPHeader("X-Number", "\(number)"))
                #expect(answer.pieces == ["abc"])
                _ = forwarding
            }
        }
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"], TransferTests.Cut.allCases)
    func `a cut without TLS's farewell is told from a reset`(version: String, cut: TransferTests.Cut) throws {
        let beginnings = [
            [], ["HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n", "abc"],
            ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "3\r\nabc\r\n"],
            // Nothing but the FIN ends this one, so that it is its end, with or without farewell.
            ["HTTP/1.1 200 OK\r\n\r\n", "abc"],
        ]
        for beginning in beginnings {
            try withUpstream([version]) { upstream, loop in
                let answer = loop.get()
                let forwarding = try upstream.accept()
                _ = try upstream.receive(until: "\r\n\r\n")
                for part in beginning { upstream.send(part) }
                if !beginning.isEmpty { #expect(answer.piece()) }
                forwarding.cut(cut)
                let isWhole = beginning == beginnings[3] && cut != .reset
                #expect(answer.end() == (isWhole ? .complete : cut.end), "after \(beginning)")
                #expect(answer.pieces == (beginning.isEmpty ? [] : ["abc"]))
            }
        }
    }

    @Test func `a body without a length is whole with TLS's farewell`() throws {
        // The program answers by itself, and says farewell.
        try withUpstream(["-www"]) { upstream, loop in
            let answer = loop.get()
            let forwarding = try upstream.accept()
            #expect(answer.end() == .complete)
            #expect(answer.pieces.joined().hasPrefix("<HTML>"))
            _ = forwarding
        }
    }

    @Test func `who is not trusted is not asked`() throws {
        let upstream = try TLSUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let answer = loop.get()
        let forwarding = try upstream.accept()
        guard case .failed(let reason) = answer.end() else {
            Issue.record("it has not failed")
            return
        }
        #expect(reason.contains("certificate"))
        _ = forwarding
    }

    @Test func `a certificate for another name is not trusted`() throws {
        let upstream = try TLSUpstream()
        let url = upstream.url.replacing("127.0.0.1", with: "localhost")
        let loop = try AskingLoop(url, authorities: upstream.authorities)
        defer { loop.stop() }
        let answer = loop.get()
        let forwarding = try upstream.accept()
        guard case .failed = answer.end() else {
            Issue.record("it has not failed")
            return
        }
        _ = forwarding
    }

    // MARK: - HTTP/2

    private static let preface = frame(4, 0, stream: 0, []) + frame(4, 1, stream: 0, [])
    private static let head = frame(1, 4, stream: 1, [0x88, 0x00, 1, 0x61, 1, 0x31])

    /// A frame as RFC 9113 (4.1) has it: length, type, flags, stream, payload.
    private static func frame(_ type: UInt8, _ flags: UInt8, stream: UInt8, _ payload: [UInt8]) -> [UInt8] {
        [0, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF), type, flags, 0, 0, 0, stream] + payload
    }

    /// Asks an upstream that speaks HTTP/2, and answers with these frames before something is done to the connection.
    private func answer(
        _ frames: [UInt8],
        to answer: Answer = Answer(),
        pieces: Int,
        _ then: (TLSUpstream, AskingLoop, Forwarding) -> Void
    ) throws -> (end: TransferEnd?, answer: Answer) {
        let upstream = try TLSUpstream(["-alpn", "h2,http/1.1"])
        let loop = try AskingLoop(upstream.url + "/base", authorities: upstream.authorities)
        defer { loop.stop() }
        // Characters whose Huffman codes are longer than they: so they travel as they are.
        let request = HTTPRequest(
            method: "POST",
            target: "/{~}?{|}",
            headers: [HTTPHeader("X-Other", "<~|~>"), HTTPHeader("Connection", "keep-alive")],
            body: Array("~{body}~".utf8)
        )
        loop.ask(request, answer)
        let forwarding = try upstream.accept()
        let received = try upstream.receive(until: "~\\{body\\}~")
        #expect(received.contains("PRI * HTTP/2.0"))
        #expect(received.contains("<~|~>"))
        upstream.send(Self.preface + frames)
        for _ in 0..<pieces { #expect(answer.piece()) }
        then(upstream, loop, forwarding)
        return (answer.end(), answer)
    }

    @Test func `HTTP2 is spoken where the upstream offers it`() throws {
        let data = Self.frame(0, 0, stream: 1, [0x61]) + Self.frame(0, 1, stream: 1, [0x62])
        let (end, answer) = try answer(Self.head + data, pieces: 0) { _, _, _ in }
        #expect(end == .complete)
        #expect(answer.heads == [Answer.Head(status: 200, headers: [HTTPHeader("a", "1")])])
        #expect(answer.pieces.joined() == "ab")
    }

    @Test func `a stream that is paused goes on where it was`() throws {
        let answer = Answer(onPiece: { transfer, number in if number % 20 == 1 { transfer.pause() } })
        var body: [UInt8] = []
        var frames = Self.head
        for number in 0..<60 {
            let payload = [UInt8](repeating: UInt8(number), count: 16_000)
            frames += Self.frame(0, number == 59 ? 1 : 0, stream: 1, payload)
            body += payload
        }
        let (end, _) = try self.answer(frames, to: answer, pieces: 0) { _, loop, _ in
            #expect(answer.piece())
            // As often as it may be needed; a stream that is not paused does not mind.
            let deadline = ContinuousClock.now + .seconds(10)
            while !answer.hasEnded, .now < deadline {
                loop.letCatchUp()
                loop.run { answer.transfer?.resume() }
            }
        }
        #expect(end == .complete)
        #expect(answer.bytes == body)
    }

    @Test(arguments: [2, 7, 8] as [UInt8]) func `a stream that is reset is reset`(code: UInt8) throws {
        let reset = Self.frame(3, 0, stream: 1, [0, 0, 0, code])
        #expect(try answer(reset, pieces: 0) { _, _, _ in }.end == .reset)
        let data = Self.frame(0, 0, stream: 1, [0x61])
        let (end, answer) = try answer(Self.head + data, pieces: 1) { upstream, _, _ in upstream.send(reset) }
        #expect(end == .reset)
        #expect(answer.pieces == ["a"])
    }

    @Test func `a connection that is given up is reset`() throws {
        let away = Self.frame(7, 0, stream: 0, [0, 0, 0, 0, 0, 0, 0, 2])
        #expect(try answer(away, pieces: 0) { _, _, _ in }.end == .reset)
    }

    @Test(arguments: TransferTests.Cut.allCases) func `a cut of an HTTP2 connection is told from a reset`(
        cut: TransferTests.Cut
    ) throws {
        #expect(try answer([], pieces: 0) { _, _, forwarding in forwarding.cut(cut) }.end == cut.end)
        let data = Self.frame(0, 0, stream: 1, [0x61])
        let (end, answer) = try answer(Self.head + data, pieces: 1) { _, _, forwarding in forwarding.cut(cut) }
        #expect(end == cut.end)
        #expect(answer.pieces == ["a"])
    }
}
