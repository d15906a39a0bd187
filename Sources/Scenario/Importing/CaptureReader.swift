import MessagesAPI
import Timeline

/// Reads the plain text of an answer: a stream of server-sent events alone, or what `curl -i` prints, with the status line and
/// the header fields in front.
struct CaptureReader {
    private let problems: Problems
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    /// The exchange of the text in the problems' source. Of the request nothing is known, but that a stream was asked for.
    static func read(_ problems: Problems) -> ImportedExchange? {
        var reader = CaptureReader(problems)
        return reader.read()
    }

    private init(_ problems: Problems) {
        self.problems = problems
        bytes = Array(problems.source.text.utf8)
    }

    private mutating func read() -> ImportedExchange? {
        var exchange = ImportedExchange()
        let hasHead = hasStatusLine
        // An interim answer, and a proxy's, stand in front of the service's.
        while hasStatusLine { readHead(&exchange) }
        exchange.body = Array(bytes[position...])
        var decoder = SSEDecoder()
        let events = decoder.decode(exchange.body)
        if !hasHead {
            exchange.headers = [Timeline.Header("content-type", "text/event-stream")]
            if events.isEmpty {
                problems.error(
                    "there is no event here, expected server-sent events, or a status line and header fields in front",
                    at: .start
                )
            }
        } else if !problems.hasErrors, !(200...999).contains(exchange.status) {
            problems.error("the status \(exchange.status) has no answer behind it", at: .start)
        }
        guard exchange.headers.contains(where: \.isEventStream) else { return exchange }
        if !events.isEmpty, decoder.hasUnfinishedEvent { complete(&exchange.body, after: events.count) }
        exchange.requestHeaders = [Timeline.Header("content-type", "application/json")]
        exchange.requestBody = Array(#"{"stream":true}"#.utf8)
        return exchange
    }

    /// Puts the empty line behind the last event that editors take off the end of a file. What is no whole event all the same
    /// stays as it is.
    private func complete(_ body: inout [UInt8], after count: Int) {
        let newline = body.contains(UInt8(ascii: "\r")) ? Array("\r\n".utf8) : Array("\n".utf8)
        let whole = body + (body.last == UInt8(ascii: "\n") ? newline : newline + newline)
        var decoder = SSEDecoder()
        let events = decoder.decode(whole)
        guard events.count > count, (try? JSON(parsing: events[count].data))?.object != nil else {
            problems.warning("the last event is not whole, so that no client reads it", at: problems.source.end)
            return
        }
        problems.warning("the last event has no empty line behind it; one was added", at: problems.source.end)
        body = whole
    }

    private var hasStatusLine: Bool { bytes[position...].starts(with: "HTTP/".utf8) }

    private mutating func readHead(_ exchange: inout ImportedExchange) {
        let statusLine = nextLine() ?? ""
        let parts = statusLine.split(separator: " ", omittingEmptySubsequences: true)
        if parts.count >= 2, let status = Int(parts[1]), (100...999).contains(status) {
            exchange.status = status
        } else {
            problems.error("expected a status line like 'HTTP/1.1 200 OK'", at: Place(line: line - 1, column: 1))
        }
        exchange.headers = []
        while let field = nextLine() {
            if field.isEmpty { return }
            let place = Place(line: line - 1, column: 1)
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
