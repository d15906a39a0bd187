import MessagesAPI
import Timeline

/// Reads the plain text of an answer: a stream of server-sent events or a JSON answer alone, or what `curl -i` and `curl -v`
/// print, with the status line and the header fields in front.
struct CaptureReader {
    private let problems: Problems
    private let trace: CurlTrace?
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    /// The exchange of the text in the problems' source. Of the request nothing is known.
    static func read(_ problems: Problems) -> ImportedExchange? {
        var reader = CaptureReader(problems)
        return reader.read()
    }

    private init(_ problems: Problems) {
        self.problems = problems
        let text = problems.source.text
        trace = CurlTrace.isOne(text) ? CurlTrace(text) : nil
        bytes = trace?.answer ?? Array(text.utf8)
    }

    private mutating func read() -> ImportedExchange? {
        var exchange = ImportedExchange()
        exchange.isRequestKnown = false
        let hasHead = hasStatusLine
        // An interim answer, and a proxy's, stand in front of the service's.
        while hasStatusLine { readHead(&exchange) }
        exchange.body = Array(bytes[position...])
        if !hasHead {
            tellKind(of: &exchange)
        } else if !problems.hasErrors, !(200...999).contains(exchange.status) {
            problems.error("the status \(exchange.status) has no answer behind it", at: place(ofLine: 1))
        }
        let isStream = exchange.headers.contains(where: \.isEventStream)
        if trace != nil, !CurlTrace.isClean(exchange.body, isStream: isStream) {
            problems.error(
                "this is what 'curl -v' prints, and curl's own lines stand inside of the body's; expected what 'curl -i' prints, or 'curl -o' keeps",
                at: .start
            )
        } else if isStream, !problems.hasErrors {
            findEnd(of: &exchange)
        }
        return exchange
    }

    /// Finds out what a body is in front of which nothing stands.
    private func tellKind(of exchange: inout ImportedExchange) {
        if let answer = CapturedAnswer(exchange.body) {
            exchange.status = answer.status
            exchange.headers = [Timeline.Header("content-type", "application/json")]
            return
        }
        exchange.headers = [Timeline.Header("content-type", "text/event-stream")]
        var decoder = SSEDecoder()
        guard decoder.decode(exchange.body).isEmpty else { return }
        problems.error(
            "there is no event here, expected server-sent events, a message or an error as JSON, or a status line and header fields in front",
            at: .start
        )
    }

    /// Finds out whether a stream is whole. Editors take the empty line behind the last event off the end of a file: it is put
    /// there again where that makes the stream whole.
    private func findEnd(of exchange: inout ImportedExchange) {
        let body = exchange.body
        var decoder = SSEDecoder()
        let events = decoder.decode(body)
        if decoder.hasUnfinishedEvent {
            let newline = body.contains(UInt8(ascii: "\r")) ? Array("\r\n".utf8) : Array("\n".utf8)
            let whole = body + (body.last == UInt8(ascii: "\n") ? newline : newline + newline)
            var decoder = SSEDecoder()
            let more = decoder.decode(whole)
            let last = more.count > events.count ? (try? JSON(parsing: more[events.count].data))?.object : nil
            if last != nil, Self.isWhole(more) {
                warn("the last event has no empty line behind it; one was added")
                exchange.body = whole
            } else {
                warn("the last event is not whole: the stream was cut, and the recording ends with {end: closed}")
                exchange.isCut = true
            }
        } else if !Self.isWhole(events) {
            warn(
                "there is neither a message_stop nor an error: the stream was cut, and the recording ends with {end: closed}"
            )
            exchange.isCut = true
        }
    }

    /// Whether a stream has its end, if it is one of a message.
    private static func isWhole(_ events: [SSEDecoder.Event]) -> Bool {
        let types = events.compactMap { (try? JSON(parsing: $0.data))?["type"]?.string }
        let isMessage = types.contains { $0.hasPrefix("message_") || $0.hasPrefix("content_block_") }
        return !isMessage || types.contains("message_stop") || types.contains("error")
    }

    private func warn(_ message: String) { problems.warning(message, at: problems.source.end) }

    /// Where a line of the answer begins in the file.
    private func place(ofLine line: Int) -> Place { Place(line: trace?.lineNumbers[line - 1] ?? line, column: 1) }

    private var hasStatusLine: Bool { bytes[position...].starts(with: "HTTP/".utf8) }

    private mutating func readHead(_ exchange: inout ImportedExchange) {
        let statusLine = nextLine() ?? ""
        let parts = statusLine.split(separator: " ", omittingEmptySubsequences: true)
        if parts.count >= 2, let status = Int(parts[1]), (100...999).contains(status) {
            exchange.status = status
        } else {
            problems.error("expected a status line like 'HTTP/1.1 200 OK'", at: place(ofLine: line - 1))
        }
        exchange.headers = []
        while let field = nextLine() {
            if field.isEmpty { return }
            let place = place(ofLine: line - 1)
            guard let colon = field.firstIndex(of: ":") else {
                problems.error("expected a header field like 'name: value', or an empty line", at: place)
                continue
            }
            let value = field[field.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            let node = Node(content: .scalar(.init(text: String(value), isPlain: false)), place: place)
            ImportReader.header(String(field[..<colon]), node, at: place, problems)
                .map { exchange.headers.append($0) }
        }
        problems.error("the head does not end, expected an empty line behind it", at: problems.source.end)
    }

    /// The next line without its end; nil where there is none.
    private mutating func nextLine() -> String? {
        guard position < bytes.count else { return nil }
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        var text = bytes[position..<end]
        if text.last == UInt8(ascii: "\r") { text.removeLast() }
        position = min(end + 1, bytes.count)
        line += 1
        return String(decoding: text, as: UTF8.self)
    }
}
