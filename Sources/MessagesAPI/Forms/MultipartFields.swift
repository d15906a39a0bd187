/// The fields of a form in several parts (`multipart/form-data`, RFC 7578).
package struct MultipartFields {
    /// A field, with where its value stands.
    package struct Field {
        /// The field's name.
        package let name: String
        /// What the client calls the file that the value is; nil when it says nothing of a file.
        package let fileName: String?
        /// The media type of the value, as the part's head has it; nil when it has none.
        package let contentType: String?
        /// Where the value stands in the body.
        package let value: Range<Int>
    }

    /// The fields that have a name, in their order. The last may be cut off.
    package let fields: [Field]

    /// The fields of a body whose parts have that text between them, behind two hyphens.
    package init(of body: [UInt8], boundary: String) {
        let delimiter = ByteSearch("--\(boundary)")
        var fields: [Field] = []
        var start = delimiter.first(in: body[...])?.upperBound
        while let begin = start {
            let next = delimiter.first(in: body[begin...])
            if let field = Self.field(in: body, begin..<(next?.lowerBound ?? body.count)) { fields.append(field) }
            start = next?.upperBound
        }
        self.fields = fields
    }

    /// The text between the parts, as a field `Content-Type` says it; nil when it says something else.
    package static func boundary(in type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/") else { return nil }
        return parameter("boundary", in: type).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static let headEnd = ByteSearch("\r\n\r\n")
    private static let shortHeadEnd = ByteSearch("\n\n")

    /// The field in a part, which begins behind the boundary and ends before the next.
    private static func field(in body: [UInt8], _ part: Range<Int>) -> Field? {
        // A part's head ends with an empty line. Some programs write LF alone.
        let full = headEnd.first(in: body[part])
        // Only before the first, which in a long value may be the only one.
        let short = shortHeadEnd.first(in: body[part.lowerBound..<(full?.lowerBound ?? part.upperBound)])
        guard let end = short ?? full else { return nil }
        let head = String(decoding: body[part.lowerBound..<end.lowerBound], as: UTF8.self)
        let lines = head.split(whereSeparator: \.isNewline).map(String.init)
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", in: disposition)
        else { return nil }
        let type = lines.first { $0.lowercased().hasPrefix("content-type:") }
        var stop = part.upperBound
        if stop > end.upperBound, body[stop - 1] == UInt8(ascii: "\n") { stop -= 1 }
        if stop > end.upperBound, body[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
        return Field(
            name: name,
            fileName: parameter("filename", in: disposition),
            contentType: type.map { $0.dropFirst("content-type:".count).trimming { $0 == " " || $0 == "\t" } },
            value: end.upperBound..<stop
        )
    }

    /// The value of a parameter of a header field, without its quotes.
    private static func parameter(_ name: String, in field: String) -> String? {
        for part in parts(of: field).dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].lowercased().filter({ $0 != " " && $0 != "\t" }) == name else { continue }
            // Of what a backslash may stand before, only the quote is unescaped: some write whole paths as they are.
            return pair[1].trimming { " \t\"".contains($0) }.unescapingQuotes
        }
        return nil
    }

    /// What stands between the semicolons of a header field; those in quotes count for nothing.
    private static func parts(of field: String) -> [String] {
        var parts = [""]
        var (isQuoted, isEscaped) = (false, false)
        for character in field {
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            if character == ";", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}

extension StringProtocol {
    /// The text without such characters at its ends.
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> String {
        var text = drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return String(text)
    }
}

extension String {
    /// The text with `"` for `\"`.
    fileprivate var unescapingQuotes: String {
        var text = ""
        for character in self {
            if character == "\"", text.last == "\\" { text.removeLast() }
            text.append(character)
        }
        return text
    }
}
