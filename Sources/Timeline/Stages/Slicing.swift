extension Timeline {
    /// The most bytes that a slice of random size has.
    private static let longestRandomSlice = 64

    /// Cuts the body into slices, each a write of its own. Slices that are counted in bytes go on from one event to the next
    /// where both are due at the same moment; nothing else is moved or changed.
    public mutating func slice(_ slice: Slice, using generator: inout some RandomNumberGenerator) {
        guard slice != .none, byteCount > 0 else { return }
        if framing == .whole { framing = .length(byteCount) }
        var cutter = SliceCutter(slice)
        var result: [Step] = []
        for (index, step) in steps.enumerated() {
            guard step.isEvent else {
                result.append(step)
                continue
            }
            let cuts = cutter.cuts(in: step.bytes) { .random(in: 1...Self.longestRandomSlice, using: &generator) }
            let isFollowed = index + 1 < steps.count && steps[index + 1].isEvent && steps[index + 1].at == step.at
            result += step.cut(at: cuts, isJoined: !cutter.isAtBoundary && isFollowed)
        }
        steps = result
    }
}

/// Finds where the events of a body are cut, one after the other.
private struct SliceCutter {
    private let slice: Slice
    /// How many bytes are left of the slice that goes on; nil before the first.
    private var left: Int?

    init(_ slice: Slice) { self.slice = slice }

    /// Whether a slice ends where the last event ended.
    var isAtBoundary: Bool { left.map { $0 == 0 } ?? true }

    /// After how many bytes of the next event it is cut, its end left out.
    ///
    /// - Parameter random: how long the next slice of random size is.
    mutating func cuts(in bytes: [UInt8], random: () -> Int) -> [Int] {
        switch slice {
        case .none, .event: return []
        case .line: return bytes.indices.dropFirst().filter { Self.isLineEnd(bytes[$0 - 1], before: bytes[$0]) }
        // A byte that goes on with a character cannot be its first.
        case .utf8: return bytes.indices.dropFirst().filter { bytes[$0] & 0xC0 == 0x80 }
        case .bytes(let size): return counted(in: bytes) { max(1, size) }
        case .random: return counted(in: bytes, size: random)
        }
    }

    private mutating func counted(in bytes: [UInt8], size: () -> Int) -> [Int] {
        var cuts: [Int] = []
        var position = 0
        while position < bytes.count {
            if left ?? 0 == 0 { left = size() }
            let taken = min(left ?? 0, bytes.count - position)
            position += taken
            left = (left ?? 0) - taken
            if left == 0, position < bytes.count { cuts.append(position) }
        }
        return cuts
    }

    private static func isLineEnd(_ byte: UInt8, before next: UInt8) -> Bool {
        byte == 0x0A || byte == 0x0D && next != 0x0A
    }
}

extension Step {
    /// The step in pieces, of which the last may share a write with the next step.
    fileprivate func cut(at places: [Int], isJoined: Bool) -> [Step] {
        let bytes = bytes
        let ends = places + [bytes.count]
        return zip([0] + places, ends).map { start, end in
            var piece = self
            piece.action = .send(Array(bytes[start..<end]))
            piece.isPart = isPart || end < bytes.count
            piece.travel = isJoined && end == bytes.count ? .joined : .alone
            return piece
        }
    }
}
