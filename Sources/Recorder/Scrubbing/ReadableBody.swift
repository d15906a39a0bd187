internal import Scenario
internal import Timeline

/// A body as it can be looked through: decompressed.
struct ReadableBody {
    /// What each slice stands for.
    private let slices: [[UInt8]]
    private let bytes: [UInt8]
    private let kind: BodyKind
    /// Whether it was compressed.
    let isDecoded: Bool

    /// What stands in a body with these header fields.
    init(_ slices: [[UInt8]], _ headers: [Timeline.Header]) throws(ScrubbingFailure) {
        let codings = try ContentCoding.all(in: headers, of: slices)
        var plain = slices
        for coding in codings.reversed() { plain = try coding.decoded(plain) }
        // A body may be compressed and not say so, as a file is.
        let inside =
            codings.isEmpty && ContentCoding.looksLikeGzip(slices) ? try? ContentCoding.gzip.decoded(slices) : nil
        plain = inside ?? plain
        self.slices = plain
        var bytes: [UInt8] = []
        bytes.reserveCapacity(plain.reduce(0) { $0 + $1.count })
        for slice in plain { bytes += slice }
        self.bytes = bytes
        kind = BodyKind(of: bytes, headers)
        isDecoded = !codings.isEmpty || inside != nil
    }

    /// What a request with this body shows.
    func secrets(of request: Recording.Request) -> KnownSecrets {
        var known = KnownSecrets(headers: request.headers, target: request.path)
        known.learn(body: bytes, kind)
        return known
    }

    /// The slices without secrets; nil when there is none in them.
    func scrubbed(_ search: SecretSearch) -> [[UInt8]]? {
        let redactions = BodySearch.redactions(in: bytes, kind, search)
        return redactions.isEmpty ? nil : redactions.applied(to: slices)
    }
}
