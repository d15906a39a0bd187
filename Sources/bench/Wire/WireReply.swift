/// A reply as it was on the wire, taken apart by the rules of HTTP/1.1: a head, and a body in chunks or of a told length.
struct WireReply {
    /// Every byte, head and framing included.
    let bytes: [UInt8]
    /// Where the head ends.
    let headEnd: Int
    /// The body without its framing.
    private(set) var body: [UInt8] = []
    /// Where each chunk ends on the wire. What ends the body belongs to the last; a body without chunks is one.
    private(set) var sends: [Int] = []
    /// Where each event ends on the wire: an event ends with an empty line.
    private(set) var events: [Int] = []

    /// Fails with `incomplete` when more has to come, and with what is wrong when the bytes are no reply.
    init(_ bytes: [UInt8]) throws(WireError) {
        self.bytes = bytes
        guard let head = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw .incomplete }
        headEnd = head.upperBound
        let fields = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).lowercased()
        guard fields.hasPrefix("http/1.1 200 ") else { throw .malformed("not a 200: \(fields.prefix(60))") }
        if fields.contains("\r\ntransfer-encoding: chunked") {
            try readChunks()
        } else if let field = fields.firstRange(of: "\r\ncontent-length: ") {
            guard let length = Int(fields[field.upperBound...].prefix(while: \.isNumber)) else {
                throw .malformed("a length that is no number")
            }
            guard bytes.count >= headEnd + length else { throw .incomplete }
            guard bytes.count == headEnd + length else { throw .malformed("more than the told length") }
            add(headEnd..<bytes.count)
            sends = [bytes.count]
        } else {
            throw .malformed("a body that ends with its connection")
        }
    }

    private mutating func readChunks() throws(WireError) {
        var place = headEnd
        while true {
            guard let end = bytes[place...].firstRange(of: Array("\r\n".utf8)) else { throw .incomplete }
            let digits = String(decoding: bytes[place..<end.lowerBound], as: UTF8.self)
            guard let size = Int(digits, radix: 16), size >= 0 else { throw .malformed("a chunk of size '\(digits)'") }
            let chunk = end.upperBound..<end.upperBound + size
            guard bytes.count >= chunk.upperBound + 2 else { throw .incomplete }
            guard bytes[chunk.upperBound...].starts(with: "\r\n".utf8) else { throw .malformed("a chunk without end") }
            place = chunk.upperBound + 2
            if size == 0 { break }
            add(chunk)
            sends.append(place)
        }
        guard place == bytes.count else { throw .malformed("more after the last chunk") }
        if sends.isEmpty { sends = [place] } else { sends[sends.count - 1] = place }
    }

    /// Adds a part of the body, and notes the events that end in it.
    private mutating func add(_ part: Range<Int>) {
        for place in part {
            if bytes[place] == UInt8(ascii: "\n"), body.last == UInt8(ascii: "\n") { events.append(place + 1) }
            body.append(bytes[place])
        }
    }
}

/// Why bytes are no reply.
enum WireError: Error, Equatable {
    case incomplete
    case malformed(String)
}

extension Collection where Element == UInt8, Index == Int {
    /// Where these bytes are first found.
    func firstRange(of pattern: [UInt8]) -> Range<Int>? {
        guard let first = pattern.first else { return nil }
        var place = startIndex
        while let found = self[place...].firstIndex(of: first) {
            if self[found...].starts(with: pattern) { return found..<found + pattern.count }
            place = found + 1
        }
        return nil
    }
}

extension String {
    /// Where a text is first found.
    fileprivate func firstRange(of pattern: String) -> Range<Index>? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(pattern) { return place..<index(place, offsetBy: pattern.count) }
            place = index(after: place)
        }
        return nil
    }
}
