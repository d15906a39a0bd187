import Glibc
import HTTPDaemon

/// A client that sees what really travels: a blocking TCP socket. No call waits for more than ten seconds.
final class RawClient {
    enum Failure: Error, Equatable {
        /// The server sent a FIN where more was expected.
        case closed
        /// The server reset the connection.
        case reset
        case timedOut
        case failed(call: String, code: Int32)
        /// Not the bytes that HTTP has at this place.
        case malformed(String)
    }

    /// A response's status line and header fields.
    struct Head: Equatable {
        var status: Int
        var reason: String
        var headers: [HTTPHeader]
    }

    private var descriptor: Int32
    private var buffer: [UInt8] = []

    /// Connects.
    ///
    /// - Parameter receiveBuffer: The size of the kernel's receive buffer, for a client that soon has no room.
    init(_ daemon: Daemon, receiveBuffer: Int32? = nil) throws {
        let isIPv6 = daemon.address.contains(":")
        descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.failed(call: "socket", code: errno) }
        var seconds = [10, 0]
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(16))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &seconds, socklen_t(16))
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
        if var size = receiveBuffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4) }
        let failure: Int32
        if isIPv6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = daemon.port.bigEndian
            inet_pton(AF_INET6, daemon.address, &address.sin6_addr)
            failure = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
                }
            }
        } else {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = daemon.port.bigEndian
            inet_pton(AF_INET, daemon.address, &address.sin_addr)
            failure = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        guard failure == 0 else {
            let code = errno
            close()
            throw Failure.failed(call: "connect", code: code)
        }
    }

    deinit {
        close()
    }

    // MARK: - Sending

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw failure("send") }
            sent += count
        }
    }

    /// Sends a request; without a body, GET.
    func request(_ target: String = "/", headers: [String] = [], body: String? = nil) throws {
        var lines = ["\(body == nil ? "GET" : "POST") \(target) HTTP/1.1", "Host: test"] + headers
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        try send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    }

    // MARK: - Leaving

    /// Closes the sending side (FIN), and can still receive.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }

    /// Resets the connection.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        close()
    }

    // MARK: - Receiving

    /// What one `recv` brings, or what was read ahead.
    func segment() throws -> [UInt8] {
        if buffer.isEmpty { try receive() }
        defer { buffer = [] }
        return buffer
    }

    private func receive() throws {
        let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { bytes in
            let count = recv(descriptor, bytes.baseAddress, bytes.count, 0)
            if count > 0 { buffer.append(contentsOf: bytes[..<count]) }
            return count
        }
        guard count != 0 else { throw Failure.closed }
        guard count > 0 else { throw failure("recv") }
    }

    /// Whether there is something to read now.
    var hasReceived: Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return !buffer.isEmpty || poll(&state, 1, 0) > 0
    }

    /// How many segments with data have arrived on this connection: `tcpi_data_segs_in`, which `netinet/tcp.h` does not
    /// have yet.
    var segmentsReceived: Int {
        var info = [UInt8](repeating: 0, count: 232)
        var length = socklen_t(info.count)
        getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &info, &length)
        return info.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: 152, as: UInt32.self)) }
    }

    func bytes(_ count: Int) throws -> [UInt8] {
        while buffer.count < count { try receive() }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    func line() throws -> String {
        var from = 0
        while true {
            if let end = buffer[from...].firstIndex(of: 0x0A) {
                defer { buffer.removeFirst(end + 1) }
                guard end > 0, buffer[end - 1] == 0x0D else { throw Failure.malformed("a line without CR") }
                return String(decoding: buffer[..<(end - 1)], as: UTF8.self)
            }
            from = buffer.count
            try receive()
        }
    }

    func head() throws -> Head {
        let status = try line().split(separator: " ", maxSplits: 2).map(String.init)
        guard status.count == 3, status[0] == "HTTP/1.1", let code = Int(status[1]) else {
            throw Failure.malformed(status.joined(separator: " "))
        }
        var headers: [HTTPHeader] = []
        while case let line = try line(), line != "" {
            guard let colon = line.firstIndex(of: ":") else { throw Failure.malformed(line) }
            headers.append(HTTPHeader(String(line[..<colon]), String(line[line.index(colon, offsetBy: 2)...])))
        }
        return Head(status: code, reason: status[2], headers: headers)
    }

    /// One chunk; empty for the last.
    func chunk() throws -> String {
        let size = try line()
        guard let count = Int(size, radix: 16) else { throw Failure.malformed(size) }
        let payload = try bytes(count)
        let end = try line()
        guard end == "" else { throw Failure.malformed(end) }
        return String(decoding: payload, as: UTF8.self)
    }

    /// The chunks up to the last.
    func chunks() throws -> [String] {
        var chunks: [String] = []
        while case let chunk = try chunk(), chunk != "" { chunks.append(chunk) }
        return chunks
    }

    /// A whole response with a `Content-Length`.
    func response() throws -> (head: Head, body: String) {
        let head = try head()
        let length = head.headers.value(of: "content-length").flatMap { Int($0) } ?? 0
        return (head, String(decoding: try bytes(length), as: UTF8.self))
    }

    /// Everything up to the end of the connection, and which end it was.
    func rest() throws -> (bytes: [UInt8], end: Failure) {
        var all: [UInt8] = []
        while true {
            do {
                all += try segment()
            } catch let end as Failure where end == .closed || end == .reset {
                return (all, end)
            }
        }
    }

    private func failure(_ call: String) -> Failure {
        switch errno {
        case ECONNRESET, EPIPE: .reset
        case EAGAIN: .timedOut
        case let code: .failed(call: call, code: code)
        }
    }
}
