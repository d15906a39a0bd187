/// An event whose data is cut in half while its lines stay whole, however it is spelled: a client that reads it meets text
/// that is no JSON.
enum CorruptEvent {
    /// The bytes of an event with half of its data; if there are several, of the first that has any. Of what has no `data`
    /// line, such as a body that is no stream, it is the first half of all.
    static func bytes(of event: [UInt8]) -> [UInt8] {
        let all = lines(of: event)
        guard let first = all.firstIndex(where: { !($0.data ?? []).isEmpty }) else {
            return Array(event.prefix(half(of: event[...])))
        }
        let lines = all[..<(all[first...].firstIndex(where: \.isBlank) ?? all.endIndex)]
        var left = half(of: lines.flatMap { $0.data ?? [] }[...])
        var result: [UInt8] = []
        for line in lines {
            guard let data = line.data else {
                result += event[line.start..<line.end]
                continue
            }
            // A line whose data is all in the other half does not come.
            guard left > 0 else { continue }
            let kept = min(left, data.count)
            result += event[line.start..<data.startIndex + kept] + event[data.endIndex..<line.end]
            left -= kept
        }
        return result + event[(lines.last?.end ?? 0)...]
    }

    private struct Line {
        let start: Int
        /// What is behind `data:`; nil for any other line.
        let data: ArraySlice<UInt8>?
        /// Whether an event ends with it.
        let isBlank: Bool
        /// Behind the line's end.
        let end: Int
    }

    /// The lines, each with its end: LF, CR or both.
    private static func lines(of event: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < event.count {
            let stop = event[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? event.count
            let isPair = stop + 1 < event.count && event[stop] == 0x0D && event[stop + 1] == 0x0A
            let end = min(stop + (isPair ? 2 : 1), event.count)
            lines.append(Line(start: start, data: data(in: event[start..<stop]), isBlank: stop == start, end: end))
            start = end
        }
        return lines
    }

    private static func data(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.starts(with: Array("data:".utf8)) else { return nil }
        let value = line.dropFirst(5)
        return value.first == UInt8(ascii: " ") ? value.dropFirst() : value
    }

    /// Where the half ends: not inside a character, so that the text is broken and its encoding is not.
    private static func half(of text: ArraySlice<UInt8>) -> Int {
        var count = text.count / 2
        while count > 0, text[text.startIndex + count] & 0xC0 == 0x80 { count -= 1 }
        return count
    }
}
