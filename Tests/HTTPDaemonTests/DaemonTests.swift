import Glibc
import Testing

@testable import HTTPDaemon

struct DaemonTests {
    @Test(arguments: [("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("localhost", "127.0.0.1")], [1, 3])
    func `listens where it is told, and says where`(host: (name: String, numeric: String), loops: Int) throws {
        let daemon = try Daemon(.init(host: host.name, loops: loops), handler: Responder { .text($0.target) })
        defer { daemon.stop(grace: .zero) }
        #expect(daemon.address == host.numeric)
        #expect(daemon.port != 0)
        for number in 0..<5 {
            let client = try RawClient(daemon)
            try client.request("/\(number)")
            #expect(try client.response().body == "/\(number)")
        }
    }

    @Test func `a port that is taken is an error, until its daemon stops`() throws {
        let handler = Responder { _ in .text("ok") }
        let daemon = try Daemon(handler: handler)
        let client = try RawClient(daemon)
        try client.request()
        _ = try client.response()
        let error = #expect(throws: DaemonError.self) { try Daemon(.init(port: daemon.port), handler: handler) }
        #expect(error?.description == "cannot listen on 127.0.0.1:\(daemon.port): Address already in use (bind)")
        #expect(error?.call == "bind")
        #expect(error?.code == EADDRINUSE)
        daemon.stop(grace: .zero)
        let next = try Daemon(.init(port: daemon.port), handler: handler)
        #expect(next.port == daemon.port)
        next.stop(grace: .zero)
    }

    @Test func `stop refuses new connections, closes idle ones, and lets exchanges end`() throws {
        let ends = Ends()
        let daemon = try Daemon(
            handler: Responder { request in
                request.target == "/idle"
                    ? .text("idle") : .playing([.text("one"), .text("two", at: 100)], onEnd: ends.add)
            }
        )
        let idle = try (0..<4).map { _ in try RawClient(daemon) }
        for client in idle {
            try client.request("/idle")
            _ = try client.response()
        }
        let running = try (0..<4).map { _ in try RawClient(daemon) }
        for client in running {
            try client.request("/running")
            _ = try client.head()
            #expect(try client.chunk() == "one")
        }
        daemon.stop(grace: .seconds(60))
        for client in idle { #expect(try client.rest().end == .closed) }
        for client in running {
            #expect(try client.chunks() == ["two"])
            #expect(try client.rest().end == .closed)
        }
        #expect(ends.all.map(\.summary) == Array(repeating: "complete, 2 steps, 6 bytes", count: 4))
        #expect(throws: RawClient.Failure.failed(call: "connect", code: ECONNREFUSED)) { try RawClient(daemon) }
        daemon.stop(grace: .zero)
    }

    @Test func `a request that waits behind another is not answered any more`() throws {
        let arrived = Collected<String>()
        let daemon = try Daemon(
            handler: Responder { request in
                arrived.add(request.target)
                return .playing([.text(request.target), .text("end", at: 50)])
            }
        )
        let client = try RawClient(daemon)
        try client.send("GET /first HTTP/1.1\r\n\r\nGET /second HTTP/1.1\r\n\r\n")
        _ = try client.head()
        #expect(try client.chunk() == "/first")
        daemon.stop(grace: .seconds(60))
        #expect(try client.chunks() == ["end"])
        #expect(try client.rest() == ([], .closed))
        #expect(arrived.all == ["/first"])
    }

    @Test func `what has not ended in time is ended`() throws {
        let ends = Ends()
        let arrived = Collected<String>()
        let large = Playback([
            .text("one"), Playback.Step(due: .zero, .write([UInt8](repeating: 0x78, count: 20 << 20))),
        ])
        let daemon = try Daemon(
            handler: Responder { request in
                arrived.add(request.target)
                return switch request.target {
                case "/head": .playing([.text("one")], headDue: .seconds(60), onEnd: ends.add)
                case "/blocked": HTTPResponse(status: 200, body: .playback(large), onEnd: ends.add)
                case "/bytes":
                    HTTPResponse(status: 200, body: .bytes([UInt8](repeating: 0x78, count: 20 << 20)), onEnd: ends.add)
                case "/stall": .playing([Playback.Step(due: .zero, .stall())], onEnd: ends.add)
                default: .playing([.text("one"), .text("two", at: 60_000)], onEnd: ends.add)
                }
            }
        )
        var clients: [RawClient] = []
        for target in ["/paced", "/blocked", "/bytes", "/stall", "/head"] {
            let client = try RawClient(daemon, receiveBuffer: 4096)
            try client.request(target)
            #expect(arrived.next() == target)
            if target != "/head" { _ = try client.head() }
            clients.append(client)
        }
        let reading = try RawClient(daemon)
        try reading.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nabc")
        daemon.stop(grace: .milliseconds(20))
        #expect(ends.all.count == 5)
        #expect(ends.all.allSatisfy { $0.reason == .stopped })
        #expect(try clients[0].chunk() == "one")
        for client in clients + [reading] { #expect(try client.rest().end == .closed) }
    }

    @Test func `an exchange that starts while it stops says that the connection ends`() throws {
        let daemon = try Daemon(
            handler: Responder { request in .playing([.text(request.target)], headDue: .milliseconds(50)) }
        )
        let client = try RawClient(daemon)
        try client.send("POST /last HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
        #expect(try client.line() == "HTTP/1.1 100 Continue")
        #expect(try client.line() == "")
        try client.send("x")
        daemon.stop(grace: .seconds(60))
        #expect(try client.head().headers.value(of: "connection") == "close")
        #expect(try client.chunks() == ["/last"])
        #expect(try client.rest().end == .closed)
    }

    @Test func `a shorter grace overrules a longer one that runs`() throws {
        let ends = Ends()
        let daemon = try Daemon(
            handler: Responder { _ in .playing([Playback.Step(due: .zero, .stall())], onEnd: ends.add) }
        )
        let client = try RawClient(daemon)
        try client.request()
        _ = try client.head()
        let stopped = Collected<Bool>()
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Stopping(daemon: daemon, stopped: stopped))
        pthread_create(
            &thread,
            nil,
            { context in
                let stopping = Unmanaged<Stopping>.fromOpaque(context!).takeRetainedValue()
                stopping.daemon.stop(grace: .seconds(600))
                stopping.stopped.add(true)
                return nil
            },
            context.toOpaque()
        )
        daemon.stop(grace: .zero)
        #expect(stopped.next() == true)
        pthread_join(thread, nil)
        #expect(ends.all.map(\.reason) == [.stopped])
    }

    private final class Stopping: Sendable {
        let daemon: Daemon
        let stopped: Collected<Bool>

        init(daemon: Daemon, stopped: Collected<Bool>) {
            self.daemon = daemon
            self.stopped = stopped
        }
    }
}
