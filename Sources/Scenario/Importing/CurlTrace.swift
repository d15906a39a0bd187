import MessagesAPI

/// What `curl -v` prints where its two outputs go to one file: the answer between lines about how it came.
///
///     * Connected to …         what curl does
///     > POST /v1/messages …    the request
///     < HTTP/1.1 200 OK        the head
///     { [512 bytes data]       how much came
///     data: {"type": …         the body
struct CurlTrace {
    /// The answer without those lines, as `curl -i` prints it.
    private(set) var answer: [UInt8] = []
    /// The number in the file of each line of the answer.
    private(set) var lineNumbers: [Int] = []

    /// Whether a text has the status line of an answer as `curl -v` prints it.
    static func isOne(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.starts(with: statusLine) || bytes.firstRange(of: [newline] + statusLine) != nil
    }

    /// Takes a text apart, line by line.
    init(_ text: String) {
        var body: [(number: Int, line: ArraySlice<UInt8>)] = []
        let lines = Array(text.utf8).split(separator: Self.newline, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.starts(with: "< ".utf8) {
                append(line.dropFirst(2) + [Self.newline], index + 1)
            } else if !Self.isNote(line) {
                body.append((index + 1, line))
            }
        }
        // The body's last line has no end that another line would begin behind.
        for (index, part) in body.enumerated() {
            append(part.line + (index + 1 < body.count ? [Self.newline] : []), part.number)
        }
    }

    /// Whether a body has nothing in it that was printed between its parts, which only JSON and a stream of JSON can tell.
    static func isClean(_ body: [UInt8], isStream: Bool) -> Bool {
        guard isStream else { return body.isEmpty || (try? JSON(parsing: body)) != nil }
        var decoder = SSEDecoder()
        return decoder.decode(body).allSatisfy { (try? JSON(parsing: $0.data)) != nil }
            && body.split(separator: newline).allSatisfy { isClean(line: $0) }
    }

    private static func isClean(line: ArraySlice<UInt8>) -> Bool {
        let line = line.last == carriageReturn ? line.dropLast() : line
        if line.contains(carriageReturn) { return false }
        if line.isEmpty || line.starts(with: "data:".utf8) { return true }
        return ["event:", "id:", "retry:", ":"].contains { line.starts(with: $0.utf8) }
            && !line.contains(UInt8(ascii: "*")) && !line.contains(UInt8(ascii: "["))
    }

    private static func isNote(_ line: ArraySlice<UInt8>) -> Bool {
        // The meter of the progress overwrites itself.
        if line.first == carriageReturn, line.count > 1 { return true }
        return notes.contains { line.starts(with: $0.utf8) }
    }

    private mutating func append(_ line: ArraySlice<UInt8>, _ number: Int) {
        answer += line
        lineNumbers.append(number)
    }

    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let statusLine = Array("< HTTP/".utf8)
    /// What begins a line that is none of the answer; no line of a stream or of JSON begins so.
    private static let notes = ["* ", "> ", "{ [", "} [", "  % Total", "         "]
}
