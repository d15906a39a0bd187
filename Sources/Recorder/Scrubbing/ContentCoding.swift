internal import Timeline

/// How a body is compressed (RFC 9110, section 8.4.1).
enum ContentCoding {
    case gzip
    case deflate

    /// The codings that header fields name, in the order in which they were applied. A body without bytes has none.
    static func all(in headers: [Timeline.Header], of body: [[UInt8]]) throws(ScrubbingFailure) -> [ContentCoding] {
        guard body.contains(where: { !$0.isEmpty }) else { return [] }
        var codings: [ContentCoding] = []
        for header in headers where header.name.lowercased() == "content-encoding" {
            for part in header.value.lowercased().split(whereSeparator: { ", \t".contains($0) }) {
                switch part {
                case "identity": break
                case "gzip", "x-gzip": codings.append(.gzip)
                case "deflate": codings.append(.deflate)
                default: throw .unknownCoding(String(part))
                }
            }
        }
        return codings
    }

    /// Whether a body begins as what gzip has made does.
    static func looksLikeGzip(_ slices: [[UInt8]]) -> Bool {
        slices.lazy.joined().prefix(3).elementsEqual([0x1F, 0x8B, 0x08])
    }

    /// The name that header fields have for it.
    var name: String {
        switch self {
        case .gzip: "gzip"
        case .deflate: "deflate"
        }
    }

    /// What each slice of a body stands for. The body may end early.
    func decoded(_ slices: [[UInt8]]) throws(ScrubbingFailure) -> [[UInt8]] {
        switch self {
        case .gzip: return try Inflation.inflated(slices, format: .gzip, named: name)
        case .deflate:
            // By the letter it is the format of zlib, and some send it bare.
            let head = slices.lazy.joined().prefix(2).reduce(0) { $0 << 8 | Int($1) }
            let isWrapped = head >> 8 & 15 == 8 && head % 31 == 0
            return try Inflation.inflated(slices, format: isWrapped ? .zlib : .bare, named: name)
        }
    }
}
