/// Takes a stream of server-sent events apart, as the WHATWG has it, however its bytes are cut.
///
/// Lines end in LF, CR or CRLF; a comment is passed over; data of several lines is joined by LF; a byte order mark at the
/// start does not count; an event that the stream's end cuts off is none.
public struct SSEDecoder: Sendable {
    /// One event.
    public struct Event: Sendable, Equatable {
        /// What the `event:` line named; `message` when there was none.
        public let name: String
        /// The lines of data, joined by LF.
        public let data: String

        /// An event of that name with that data.
        public init(name: String, data: String) {
            self.name = name
            self.data = data
        }
    }

    private var line: [UInt8] = []
    private var name = ""
    private var data: [String] = []
    private var isFirstLine = true
    private var endedInCR = false

    /// A decoder at the start of a stream.
    public init() {}

    /// The events that these bytes, together with those before, complete.
    public mutating func decode(_ bytes: some Sequence<UInt8>) -> [Event] {
        // An array, whatever was given: what is known of a generic sequence here lets only one byte be taken at a time.
        let bytes = Array(bytes)
        var events: [Event] = []
        var start = 0
        for index in bytes.indices {
            let byte = bytes[index]
            let isSecondHalfOfCRLF = endedInCR && byte == UInt8(ascii: "\n")
            endedInCR = byte == UInt8(ascii: "\r")
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            line += bytes[start..<index]
            start = index + 1
            if !isSecondHalfOfCRLF, let event = endLine() { events.append(event) }
        }
        line += bytes[start...]
        return events
    }

    /// Whether an event has begun that no blank line has ended; at the end of a stream it is lost.
    public var hasUnfinishedEvent: Bool { !line.isEmpty || !data.isEmpty || !name.isEmpty }

    private mutating func endLine() -> Event? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        }
        if line.isEmpty { return dispatch() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[min(colon + 1, line.endIndex)...]
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "event": name = String(decoding: value, as: UTF8.self)
        case "data": data.append(String(decoding: value, as: UTF8.self))
        default: break
        }
        return nil
    }

    private mutating func dispatch() -> Event? {
        defer {
            name = ""
            data.removeAll()
        }
        if data.isEmpty { return nil }
        return Event(name: name.isEmpty ? "message" : name, data: data.joined(separator: "\n"))
    }
}
