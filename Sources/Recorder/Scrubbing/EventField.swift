/// A part of a stream of events, taken apart as the WHATWG has it, with where it stands.
enum EventField {
    /// The data of an event; its lines are joined by LF. What the end of the stream cuts off counts too.
    case data(MappedText)
    /// Any other line.
    case line(MappedText)

    /// What it says.
    var text: MappedText {
        switch self {
        case .data(let text), .line(let text): text
        }
    }

    /// The parts of a stream, in the order of their ends.
    static func all(in stream: MappedText) -> [EventField] {
        var fields: [EventField] = []
        var data: (text: MappedText, end: Int)?
        for line in lines(of: stream.bytes) {
            let bytes = stream.bytes[line]
            if bytes.starts(with: "data:".utf8) {
                let start = line.lowerBound + 5
                let value = start + (start < line.upperBound && stream.bytes[start] == UInt8(ascii: " ") ? 1 : 0)
                let end = data?.end ?? value
                var text = data?.text ?? MappedText()
                let isFirst = data == nil
                // Taken out meanwhile, or each line would copy all lines before it.
                data = nil
                if !isFirst { text.append("\n".utf8, standingFor: stream.origins(of: end..<value)) }
                text.append(stream[value..<line.upperBound])
                data = (text, line.upperBound)
            } else if line.isEmpty {
                if let data { fields.append(.data(data.text)) }
                data = nil
            } else {
                fields.append(.line(stream[line]))
            }
        }
        return fields + (data.map { [.data($0.text)] } ?? [])
    }

    /// The lines, without their ends.
    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            lines.append(start..<index - 1)
            if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
            start = index
        }
        if start < index { lines.append(start..<index) }
        return lines
    }
}
