/// A stretch of a playback's bytes for which a response has bytes of its own.
struct Blank: Sendable, Equatable {
    /// Where it lies: in the framed bytes, or in the body.
    var range: Range<Int>
    /// Where its bytes begin in a filling.
    var filling: Int
}

extension [Blank] {
    /// The blanks at these ranges of a body, which a filling fills one after the other.
    init(at ranges: [Range<Int>]) {
        self = []
        var end = (body: 0, filling: 0)
        for range in ranges {
            precondition(range.lowerBound >= end.body, "Blanks are in order and do not overlap.")
            if !range.isEmpty { append(Blank(range: range, filling: end.filling)) }
            end = (range.upperBound, end.filling + range.count)
        }
    }

    /// How many bytes fill them all.
    var fillingCount: Int {
        last.map { $0.filling + $0.range.count } ?? 0
    }

    /// The index of the first that ends after that position.
    func firstIndex(endingAfter position: Int) -> Int {
        var (lower, upper) = (0, count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if self[middle].range.upperBound > position { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }

    /// Where in that range the first byte of a blank lies; nil when none reaches into it.
    func firstPlace(in range: Range<Int>) -> Int? {
        let index = firstIndex(endingAfter: range.lowerBound)
        guard index < count, self[index].range.lowerBound < range.upperBound else { return nil }
        return Swift.max(self[index].range.lowerBound, range.lowerBound)
    }

    /// Puts a filling's bytes into that part of the bytes in which the blanks lie.
    ///
    /// - Parameter start: Where the part begins.
    func fill(_ part: UnsafeMutableRawBufferPointer, from start: Int, with filling: [UInt8]) {
        let all = start..<start + part.count
        filling.withUnsafeBytes { filling in
            for blank in self[firstIndex(endingAfter: start)...] {
                guard blank.range.lowerBound < all.upperBound else { break }
                let filled = blank.range.clamped(to: all)
                let first = blank.filling + filled.lowerBound - blank.range.lowerBound
                UnsafeMutableRawBufferPointer(rebasing: part[(filled.lowerBound - start)...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: filling[first..<first + filled.count]))
            }
        }
    }
}
