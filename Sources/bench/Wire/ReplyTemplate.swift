/// What each reply of a server has to be, byte by byte: one of its replies, with places for what differs from request to
/// request. It lives as long as the process.
struct ReplyTemplate: @unchecked Sendable {
    // Sendable is right: nothing writes to the memory after `init`.

    /// What may stand at a place.
    enum Kind: Equatable {
        /// The byte of the template.
        case exact
        /// A letter or a digit, of an id.
        case id
        /// A digit, of a number of tokens.
        case digit
        /// Any visible character or space, of a date.
        case date
    }

    /// Bytes of one kind.
    struct Run: Equatable {
        var end: Int
        var kind: Kind
    }

    let bytes: UnsafePointer<UInt8>
    let count: Int
    let runs: UnsafePointer<Run>
    /// Where each event ends.
    let events: UnsafePointer<Int>
    let eventCount: Int
    /// Whether two replies may not have the same ids.
    let hasDistinctIDs: Bool

    /// Takes a reply for what all the others are to be like.
    init(_ reply: WireReply, distinctIDs: Bool) {
        bytes = Self.keep(reply.bytes)
        count = reply.bytes.count
        runs = Self.keep(Self.runs(of: reply))
        events = Self.keep(reply.events)
        eventCount = reply.events.count
        hasDistinctIDs = distinctIDs
    }

    private static func keep<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
        let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        copy.initialize(from: elements, count: elements.count)
        return UnsafePointer(copy)
    }

    /// Finds what differs: the date of the head, what follows `msg_`, `req_` and `toolu_`, and the number of input tokens.
    static func runs(of reply: WireReply) -> [Run] {
        let bytes = reply.bytes
        var runs: [Run] = []
        func add(upTo end: Int, _ kind: Kind) {
            if end > (runs.last?.end ?? 0) { runs.append(Run(end: end, kind: kind)) }
        }
        var place = 0
        while place < bytes.count {
            let rest = bytes[place...]
            guard
                let variable = variables.first(where: {
                    rest.starts(with: $0.prefix) && (!$0.inHead || place < reply.headEnd)
                })
            else {
                place += 1
                continue
            }
            let start = place + variable.prefix.count
            let end = bytes[start...].firstIndex { !variable.kind.admits($0) } ?? bytes.count
            add(upTo: start, .exact)
            add(upTo: end, variable.kind)
            place = end
        }
        add(upTo: bytes.count, .exact)
        return runs
    }

    private static let variables: [(prefix: [UInt8], kind: Kind, inHead: Bool)] = [
        (Array("\r\nDate: ".utf8), .date, true),
        (Array("\"msg_".utf8), .id, false),
        (Array("req_".utf8), .id, false),
        (Array("\"toolu_".utf8), .id, false),
        (Array("\"input_tokens\":".utf8), .digit, false),
    ]
}

extension ReplyTemplate.Kind {
    /// Whether a byte may stand at a place of this kind, which is not `exact`.
    @inline(__always)
    func admits(_ byte: UInt8) -> Bool {
        switch self {
        case .exact: false
        case .id: byte | 0x20 >= 97 && byte | 0x20 <= 122 || byte >= 48 && byte <= 57
        case .digit: byte >= 48 && byte <= 57
        case .date: byte >= 32 && byte < 127
        }
    }
}
