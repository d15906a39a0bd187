/// What differs from one response to the next.
extension PlaybackFraming {
    /// How much of what meets a blank is given out at a time, in bytes, so that what is copied stays small.
    static let filledCount = 16 << 10

    /// Gives out bytes as they are sent: `bytes` in that range, at least one, with the filling in the blanks; where there is a
    /// blank, it may be only the first of them. Only what is near a blank is copied.
    func withBytes<Result>(
        in range: Range<Int>,
        filledWith filling: [UInt8],
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { bytes in
            let place = filling.isEmpty ? nil : blanks.firstPlace(in: range)
            guard let place, place - range.lowerBound < Self.filledCount else {
                return body(UnsafeRawBufferPointer(rebasing: bytes[range.lowerBound..<(place ?? range.upperBound)]))
            }
            let part = UnsafeRawBufferPointer(rebasing: bytes[range.prefix(Self.filledCount)])
            return withUnsafeTemporaryAllocation(byteCount: part.count, alignment: 1) { copy in
                copy.copyMemory(from: part)
                blanks.fill(copy, from: range.lowerBound, with: filling)
                return body(UnsafeRawBufferPointer(copy))
            }
        }
    }

    /// The steps with the filling in the blanks.
    func steps(filledWith filling: [UInt8]) -> [Playback.Step] {
        var start = 0
        return steps.map { step in
            guard case .write(var bytes) = step.action else { return step }
            bytes.withUnsafeMutableBytes { bodyBlanks.fill($0, from: start, with: filling) }
            start += bytes.count
            var filled = step
            filled.action = .write(bytes)
            return filled
        }
    }
}

extension [PlaybackFraming.StepEnd] {
    /// Blanks of the body, as ranges of the framed bytes: one for each write that a blank reaches into.
    func framed(_ blanks: [Blank], inChunks: Bool) -> [Blank] {
        guard !blanks.isEmpty else { return [] }
        var framed: [Blank] = []
        for step in indices {
            let payload = payload(ofStep: step)
            let start = framedPayload(ofStep: step, inChunks: inChunks).lowerBound
            for blank in blanks[blanks.firstIndex(endingAfter: payload.lowerBound)...] {
                let part = blank.range.clamped(to: payload)
                guard !part.isEmpty else { break }
                let lower = start + part.lowerBound - payload.lowerBound
                let filling = blank.filling + part.lowerBound - blank.range.lowerBound
                framed.append(Blank(range: lower..<lower + part.count, filling: filling))
            }
        }
        return framed
    }
}
