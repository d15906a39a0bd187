import Glibc
import MockClaude

/// A client that sends one request over a socket of its own and keeps every byte that comes back, and how it ended.
struct WireClient {
    /// How the server ended an exchange.
    enum Ending: Equatable {
        /// A FIN.
        case closed
        /// A reset (RST).
        case reset
        /// The body's last chunk; the connection is still open.
        case lastChunk
        /// Nothing for ten seconds.
        case silence
    }

    /// The body's bytes without their chunks.
    private(set) var body: [UInt8] = []
    /// Whether the last chunk came.
    private(set) var isComplete = false
    private(set) var ending = Ending.silence

    private var raw: [UInt8] = []
    private var parsed = 0
    private var isHeadRead = false

    /// Asks with that text.
    ///
    /// - Parameter leavesAfter: after how many bytes of the body the client closes its side; nil for never.
    init(asking text: String, of server: MockServer, leavesAfter count: Int? = nil) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var seconds = [10, 0]
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(16))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = server.port.bigEndian
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        let failure = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard failure == 0 else {
            ending = .reset
            return
        }
        let request = Self.request(text)
        _ = request.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }

        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var hasLeft = false
        while !isComplete {
            if let count, isHeadRead, body.count >= count, !hasLeft {
                hasLeft = true
                shutdown(descriptor, Int32(SHUT_WR))
            }
            let received = recv(descriptor, &buffer, buffer.count, 0)
            if received <= 0 {
                ending = received == 0 ? .closed : errno == ECONNRESET ? .reset : .silence
                return
            }
            raw += buffer[..<received]
            parse()
        }
        ending = .lastChunk
    }

    private static func request(_ text: String) -> [UInt8] {
        let body =
            #"{"model":"claude-sonnet-4-5","max_tokens":9,"stream":true,"messages":[{"role":"user","content":""#
            + text + #""}]}"#
        let head = """
            POST /v1/messages HTTP/1.1
            host: test
            x-api-key: sk-ant-test
            anthropic-version: 2023-06-01
            content-type: application/json
            content-length: \(body.utf8.count)


            """
        return Array(
            (head.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") + body).utf8
        )
    }

    /// Takes apart what has come; of a chunk that is not whole, the bytes that are there.
    private mutating func parse() {
        if !isHeadRead {
            guard let end = raw.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound else { return }
            isHeadRead = true
            parsed = end
        }
        body = []
        var place = parsed
        while let line = raw[place...].firstIndex(of: 0x0A) {
            guard let size = Int(String(decoding: raw[place..<(line - 1)], as: UTF8.self), radix: 16) else { return }
            if size == 0 { return isComplete = true }
            body += raw[(line + 1)..<min(line + 1 + size, raw.count)]
            place = line + 1 + size + 2
            guard place <= raw.count else { return }
        }
    }
}
