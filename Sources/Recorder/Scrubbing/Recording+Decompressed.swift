public import Scenario
internal import Timeline

extension Recording {
    /// The exchange with plain bodies and without the header fields that say how they were compressed. Each slice is what it
    /// stood for, at its time; of a body that ends early there is what came.
    ///
    /// - Throws: when a body is in a coding that cannot be undone (`br`, `zstd`), or is not what its coding says.
    public func decompressed() throws(ScrubbingFailure) -> Recording {
        var plain = self
        plain.request.body = try Self.plain([request.body], request.headers)[0]
        let slices = try Self.plain(response.slices.map(\.bytes), response.headers)
        for (index, bytes) in slices.enumerated() { plain.response.slices[index].bytes = bytes }
        plain.response.slices.removeAll { $0.bytes.isEmpty }
        if case .length(let length) = response.framing {
            plain.response.framing = .length(length + plain.response.byteCount - response.byteCount)
        }
        plain.request.headers.removeContentCoding()
        plain.response.headers.removeContentCoding()
        return plain
    }

    private static func plain(
        _ slices: [[UInt8]],
        _ headers: [Timeline.Header]
    ) throws(ScrubbingFailure) -> [[UInt8]] {
        var plain = slices
        for coding in try ContentCoding.all(in: headers, of: slices).reversed() { plain = try coding.decoded(plain) }
        return plain
    }
}

extension [Timeline.Header] {
    /// Takes out the coding, and the length, which was that of the compressed bytes.
    fileprivate mutating func removeContentCoding() {
        guard contains(where: { $0.name.lowercased() == "content-encoding" }) else { return }
        removeAll { ["content-encoding", "content-length"].contains($0.name.lowercased()) }
    }
}
