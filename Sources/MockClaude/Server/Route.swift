import HTTPDaemon
import MessagesAPI

/// Where a request goes: its path without the prefixes that belong to the mock, and the session that they name.
struct Route: Sendable, Equatable {
    /// The session of a request that names none.
    static let defaultSession = "default"

    /// The path as the service would see it: `/v1/messages`. What may stand in a segment as it is, is never percent-encoded.
    let path: String
    /// The query, nil when there is none.
    let query: String?
    /// The session's name.
    let session: String
    /// The session that the path names; nil when it names none.
    let sessionInPath: String?

    /// Takes `/session/NAME` and `/anthropic` off the front, in that order, and reads `x-mock-session`; the path's session
    /// goes before the header's, and an empty name is none.
    init(_ request: borrowing HTTPRequest) {
        self.init(target: request.target, header: request.headers.value(of: "x-mock-session"))
    }

    /// Where a request with that target goes.
    ///
    /// - Parameter header: what `x-mock-session` says; nil when it is not there.
    init(target: String, header: String? = nil) {
        let (whole, query) = HTTPRequest.parts(of: target)
        self.query = query
        var path = Self.normalized(whole)
        var session: String?
        let prefix = "/session/"
        if path.hasPrefix(prefix) {
            let rest = path.dropFirst(prefix.count)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            session = String(percentDecoding: rest[..<end])
            path = String(rest[end...])
        }
        if path.hasPrefix("/anthropic/") { path = String(path.dropFirst("/anthropic".count)) }
        self.path = path
        sessionInPath = session.flatMap { $0.isEmpty ? nil : $0 }
        let named = header.flatMap { $0.isEmpty ? nil : $0 }
        self.session = sessionInPath ?? named ?? Self.defaultSession
    }

    /// The path with those characters decoded that may stand in a segment as they are (RFC 3986, 3.3): clients differ in which
    /// of them they encode.
    private static func normalized(_ path: String) -> String {
        var path = path
        guard path.withUTF8({ $0.contains(UInt8(ascii: "%")) }) else { return path }
        var rest = path.utf8[...]
        var result: [UInt8] = []
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let code = UInt8(Substring(digits), radix: 16),
                mayStandInSegment(code)
            {
                result.append(code)
                rest.removeFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func mayStandInSegment(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-._~!$&'()*+,;=:@".utf8.contains(byte)
        }
    }
}
