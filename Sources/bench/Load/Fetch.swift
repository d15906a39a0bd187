import CMeasuring
import Glibc

/// One request on a connection of its own.
enum Fetch {
    /// Why there is no reply.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Sends a request and returns the reply as it came. Waits for up to a minute.
    static func reply(to request: [UInt8], from port: UInt16) throws -> WireReply {
        try withConnection(to: port) { try reply(to: request, on: $0) }
    }

    /// Sends so many requests, one after the other on one connection, and reads their replies.
    static func replies(_ count: Int, from port: UInt16) throws {
        try withConnection(to: port) { descriptor in
            for number in 0..<count {
                let variants = RequestSource.messages().variants
                _ = try reply(to: variants[number % variants.count].numbered(number), on: descriptor)
            }
        }
    }

    private static func withConnection<Result>(to port: UInt16, _ body: (Int32) throws -> Result) throws -> Result {
        guard let descriptor = LocalSocket.connect(to: port) else {
            throw Failure(description: "nobody listens at port \(port)")
        }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return try body(descriptor)
    }

    private static func reply(to request: [UInt8], on descriptor: Int32) throws -> WireReply {
        guard request.withUnsafeBytes({ LocalSocket.send($0, on: descriptor) }) else {
            throw Failure(description: "the server does not read")
        }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = recv(descriptor, &part, part.count, 0)
            guard count > 0 else {
                throw Failure(description: "no whole reply: \(String(decoding: bytes.prefix(300), as: UTF8.self))")
            }
            bytes += part[..<count]
            do {
                return try WireReply(bytes)
            } catch {
                if error != .incomplete { throw error }
            }
        }
    }

    /// Connects as soon as somebody listens, sends a request, and returns the moment at which the reply's first byte was there.
    static func firstByte(of request: [UInt8], from port: UInt16, until deadline: Nanoseconds) throws -> Nanoseconds {
        while Nanoseconds.now < deadline {
            guard let descriptor = LocalSocket.connect(to: port) else {
                Nanoseconds.sleep(until: .now + 20 * .microsecond)
                continue
            }
            defer { close(descriptor) }
            var byte: UInt8 = 0
            guard request.withUnsafeBytes({ LocalSocket.send($0, on: descriptor) }), recv(descriptor, &byte, 1, 0) == 1
            else {
                break
            }
            return .now
        }
        throw Failure(description: "no reply from the server at port \(port)")
    }
}
