import HTTPDaemon

/// Reads the lines of a response's head as libcurl hands them on: interim heads first, then the final one, and after the body
/// the trailers.
struct ResponseHeadReader {
    /// A whole head.
    struct Head: Equatable {
        var status: Int
        var headers: [HTTPHeader]
    }

    /// Whether the answer has no body by the request's method.
    private let isOfHead: Bool
    private var head = Head(status: 0, headers: [])
    /// Whether the final head has been read.
    private(set) var isDone = false

    /// Whether the answer came over HTTP/2, where many share a connection.
    private(set) var isOfStream = false

    /// Whether nothing but the connection's end tells where the body ends.
    var endsWithConnection: Bool {
        isDone && !isOfStream && !isOfHead && head.status != 204 && head.status != 304
            && head.headers.value(of: "content-length") == nil
            && head.headers.value(of: "transfer-encoding") == nil
    }

    /// A reader of the answer to a request with that method.
    init(method: String) {
        isOfHead = method == "HEAD"
    }

    /// Takes one line, with or without its line end. Returns the final head when this was its last line.
    mutating func read(_ line: some Collection<UInt8>) -> Head? {
        guard !isDone else { return nil }
        let line = line.prefix { $0 != 0x0D && $0 != 0x0A }
        if line.isEmpty {
            // 101 is the last that is said in HTTP; nobody asks for it, because `Upgrade` does not go on.
            isDone = head.status >= 200 || head.status == 101
            return isDone ? head : nil
        }
        if line.starts(with: "HTTP/".utf8) {
            isOfStream = line.starts(with: "HTTP/2".utf8)
            let parts = line.split(separator: 0x20, maxSplits: 2)
            head = Head(status: parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0, headers: [])
        } else if let first = line.first, first == 0x20 || first == 0x09 {
            // A line that goes on with the one before (RFC 9112, 5.2): one space stands for the break.
            if let last = head.headers.indices.last { head.headers[last].value += " " + Self.text(line) }
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: line[..<colon], as: UTF8.self)
            head.headers.append(HTTPHeader(name, Self.text(line[line.index(after: colon)...])))
        }
        return nil
    }

    /// The bytes as text, without the white space around them.
    private static func text(_ bytes: some Collection<UInt8>) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let trimmed = Array(bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
        return String(decoding: trimmed, as: UTF8.self)
    }
}
