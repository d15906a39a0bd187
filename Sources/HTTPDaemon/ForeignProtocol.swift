/// What a client speaks that does not speak HTTP/1, as the first bytes of its connection tell.
public enum ForeignProtocol: Sendable, Equatable {
    /// TLS: mostly a base URL that begins with `https://` where `http://` is meant.
    case tls
    /// HTTP/2 without an upgrade ("prior knowledge").
    case http2
    /// Bytes that no request begins with.
    case unknown

    /// How many bytes it takes to tell.
    static let openingCount = 4

    /// What is spoken by who begins like that, with one byte or more; nil when it may be HTTP/1.
    init?(opening bytes: some Collection<UInt8>) {
        guard let first = bytes.first else { return nil }
        // A TLS record of the handshake and its version's first byte (RFC 8446, 5.1).
        if first == 0x16, bytes.count == 1 || bytes.dropFirst().first == 0x03 {
            self = .tls
        } else if bytes.elementsEqual("PRI ".utf8) {
            self = .http2
        } else if Self.canBeginRequest(first) {
            return nil
        } else {
            self = .unknown
        }
    }

    /// Whether it may be the first byte of a method, which is a token (RFC 9110, 5.6.2), or of an empty line before it.
    private static func canBeginRequest(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x0D, 0x0A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// What it is answered. A client that speaks TLS takes any HTTP for a wrong version number, which is the error that
    /// people know for this mistake; who looks at the bytes finds the cause.
    var answer: String {
        let (status, sentence) =
            switch self {
            case .tls: ("400 Bad Request", "This port speaks HTTP without TLS: use http:// instead of https://.")
            case .http2: ("505 HTTP Version Not Supported", "This port speaks HTTP/1.1, not HTTP/2.")
            case .unknown: ("400 Bad Request", "This is no HTTP request.")
            }
        return "HTTP/1.1 \(status)\r\nContent-Type: text/plain\r\nContent-Length: \(sentence.utf8.count + 1)\r\n"
            + "Connection: close\r\n\r\n\(sentence)\n"
    }
}
