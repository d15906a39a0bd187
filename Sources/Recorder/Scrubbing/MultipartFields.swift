/// The fields of a form in several parts (`multipart/form-data`, RFC 7578).
struct MultipartFields {
    /// A field, with where its value stands.
    struct Field {
        let name: String
        let value: Range<Int>
    }

    /// The fields that have a name, in their order. The last may be cut off.
    let fields: [Field]

    /// The fields of a body whose parts have that text between them, behind two hyphens.
    init(of body: [UInt8], boundary: String) {
        let delimiter = Array("--\(boundary)".utf8)
        var fields: [Field] = []
        var start = Self.place(of: delimiter, in: body[...]).map { $0 + delimiter.count }
        while let begin = start {
            let next = Self.place(of: delimiter, in: body[begin...])
            if let field = Self.field(in: body, begin..<(next ?? body.count)) { fields.append(field) }
            start = next.map { $0 + delimiter.count }
        }
        self.fields = fields
    }

    /// The text between the parts, as a field `Content-Type` says it; nil when it says something else.
    static func boundary(in type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/") else { return nil }
        return parameter("boundary", in: type).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The field in a part, which begins behind the boundary and ends before the next.
    private static func field(in body: [UInt8], _ part: Range<Int>) -> Field? {
        // A part's head ends with an empty line. Some programs write LF alone.
        let ends = ["\r\n\r\n", "\n\n"].compactMap { end in
            place(of: Array(end.utf8), in: body[part]).map { $0..<$0 + end.utf8.count }
        }
        guard let end = ends.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        let head = String(decoding: body[part.lowerBound..<end.lowerBound], as: UTF8.self)
        let lines = head.split(whereSeparator: \.isNewline)
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", in: String(line))
        else { return nil }
        var stop = part.upperBound
        if stop > end.upperBound, body[stop - 1] == UInt8(ascii: "\n") { stop -= 1 }
        if stop > end.upperBound, body[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
        return Field(name: name, value: end.upperBound..<stop)
    }

    /// The value of a parameter of a header field, without its quotes.
    private static func parameter(_ name: String, in field: String) -> String? {
        for part in field.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].lowercased().filter({ $0 != " " && $0 != "\t" }) == name else { continue }
            return String(pair[1]).trimming { " \t\"".contains($0) }
        }
        return nil
    }

    /// Where those bytes stand first.
    private static func place(of bytes: [UInt8], in body: ArraySlice<UInt8>) -> Int? {
        var rest = body
        while let first = rest.firstIndex(of: bytes[0]) {
            if body[first...].starts(with: bytes) { return first }
            rest = body[(first + 1)...]
        }
        return nil
    }
}

extension String {
    /// The text without such characters at its ends.
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
        var text = drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return String(text)
    }
}
