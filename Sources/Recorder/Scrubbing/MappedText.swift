/// A text that was decoded or put together, with where each of its bytes stands in the bytes that it was made of.
///
/// So what is found in the text of a string, of a string in a string or of many pieces can be replaced where it stands, and
/// all other bytes stay as they are.
struct MappedText {
    /// Some bytes of the text and what they stand for: as many bytes, one for one, or another number, all for all. A run
    /// without bytes is another part of what the run in front of it stands for.
    private struct Run {
        var start: Int
        var origin: Range<Int>
    }

    /// The text.
    private(set) var bytes: [UInt8] = []
    private var runs: [Run] = []

    /// No text.
    init() {}

    /// The bytes themselves.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        runs = bytes.isEmpty ? [] : [Run(start: 0, origin: bytes.indices)]
    }

    /// Puts another text behind this one.
    mutating func append(_ text: MappedText) {
        runs += text.runs.map { Run(start: bytes.count + $0.start, origin: $0.origin) }
        bytes += text.bytes
    }

    /// Puts bytes behind the text that stand for what is at these places, all of them for all of it.
    mutating func append(_ decoded: some Collection<UInt8>, standingFor places: [Range<Int>]) {
        for (index, place) in places.enumerated() {
            runs.append(Run(start: bytes.count + (index == 0 ? 0 : decoded.count), origin: place))
        }
        bytes += decoded
    }

    /// A part of the text.
    subscript(range: Range<Int>) -> MappedText {
        var text = MappedText()
        for (part, origin) in parts(of: range) {
            text.runs.append(Run(start: text.bytes.count, origin: origin))
            text.bytes += bytes[part]
        }
        return text
    }

    /// Where that part of the text stands, in its order; what follows each other is one place.
    func origins(of range: Range<Int>) -> [Range<Int>] {
        var places: [Range<Int>] = []
        for (_, origin) in parts(of: range) {
            if let last = places.last, last.upperBound == origin.lowerBound {
                places[places.count - 1] = last.lowerBound..<origin.upperBound
            } else {
                places.append(origin)
            }
        }
        return places
    }

    /// The parts of that part that each stand for one place. What stands for several bytes together is not cut.
    private func parts(of range: Range<Int>) -> [(part: Range<Int>, origin: Range<Int>)] {
        guard !range.isEmpty else { return [] }
        var end = range.upperBound
        var parts: [(part: Range<Int>, origin: Range<Int>)] = []
        for index in lastRun(startingBy: range.lowerBound)..<runs.count {
            let run = runs[index]
            let stop = index + 1 < runs.count ? runs[index + 1].start : bytes.count
            guard run.start < end || run.start == stop && run.start == end else { break }
            let isOneForOne = run.origin.count == stop - run.start
            if !isOneForOne { end = max(end, stop) }
            let part = (isOneForOne ? max(range.lowerBound, run.start) : run.start)..<min(end, stop)
            let offset = run.origin.lowerBound - run.start
            parts.append((part, isOneForOne ? part.lowerBound + offset..<part.upperBound + offset : run.origin))
        }
        return parts
    }

    /// The last run that starts at that place or before it.
    private func lastRun(startingBy place: Int) -> Int {
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].start <= place { low = middle } else { high = middle }
        }
        return low
    }
}
