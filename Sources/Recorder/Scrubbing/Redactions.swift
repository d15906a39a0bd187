/// What is to be taken out of a body, and what takes its place. Places are counted from the body's first byte.
struct Redactions {
    private struct Redaction {
        var range: Range<Int>
        /// What stands there afterwards; empty for what loses its part to an earlier place.
        var text: String
    }

    private var all: [Redaction] = []
    /// What each pattern has asked for: in a long body that is much, and asked often.
    private var places: [Int: RangeSet<Int>] = [:]

    /// Whether nothing is taken out.
    var isEmpty: Bool { all.isEmpty }

    /// Takes out what stands at these places, which belong together: the first of them gets the text.
    mutating func add(_ places: [Range<Int>], text: String = Scrubber.placeholder, pattern: Int? = nil) {
        for (index, place) in places.enumerated() where !place.isEmpty {
            all.append(Redaction(range: place, text: index == 0 ? text : ""))
            if let pattern { self.places[pattern, default: RangeSet()].insert(contentsOf: place) }
        }
    }

    /// Whether that pattern has had something taken out at these places.
    func hasAny(of pattern: Int, at places: [Range<Int>]) -> Bool {
        guard let ranges = self.places[pattern]?.ranges else { return false }
        return places.contains { place in
            let next = ranges.firstOrdered { $0.upperBound > place.lowerBound }
            return next.map { ranges[$0].lowerBound < place.upperBound } ?? false
        }
    }

    /// The slices of the body without what is taken out. What goes over the end of a slice is replaced where it begins.
    func applied(to slices: [[UInt8]]) -> [[UInt8]] {
        let redactions = merged
        var next = 0
        var start = 0
        return slices.map { slice in
            let end = start + slice.count
            var result: [UInt8] = []
            var kept = start
            while next < redactions.count, redactions[next].range.lowerBound < end {
                let (range, text) = (redactions[next].range, redactions[next].text)
                if range.lowerBound >= start {
                    result += slice[kept - start..<range.lowerBound - start]
                    result += text.utf8
                }
                kept = min(max(kept, range.upperBound), end)
                // What is not over here goes on in the next slice.
                if range.upperBound > end { break }
                next += 1
            }
            result += slice[(kept - start)...]
            start = end
            return result
        }
    }

    /// The redactions in the order of their places, those that touch each other as one.
    private var merged: [Redaction] {
        var merged: [Redaction] = []
        for redaction in all.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let last = merged.last, last.range.upperBound >= redaction.range.lowerBound else {
                merged.append(redaction)
                continue
            }
            let end = max(last.range.upperBound, redaction.range.upperBound)
            merged[merged.count - 1].range = last.range.lowerBound..<end
            if last.text.isEmpty { merged[merged.count - 1].text = redaction.text }
        }
        return merged
    }
}

extension RandomAccessCollection {
    /// The place of the first element for which it is so, when it is so for all behind that; nil when it is so for none.
    func firstOrdered(where isSo: (Element) -> Bool) -> Index? {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let middle = index(low, offsetBy: count / 2)
            if isSo(self[middle]) {
                count /= 2
            } else {
                low = index(after: middle)
                count -= count / 2 + 1
            }
        }
        return low == endIndex ? nil : low
    }
}
