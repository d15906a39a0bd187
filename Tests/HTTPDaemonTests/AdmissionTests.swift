import Dispatch
import Glibc
import HTTPDaemon
import Testing

struct AdmissionTests {
    /// Starts a daemon that does this to its connections in this order, and serves those that follow.
    private func withDaemon(
        _ admissions: [Admission],
        loops: Int = 2,
        _ body: (Daemon, Doorkeeper) throws -> Void
    ) throws {
        let handler = Doorkeeper { $0 < admissions.count ? admissions[$0] : .serve }
        let daemon = try Daemon(.init(loops: loops), handler: handler)
        defer { daemon.stop(grace: .zero) }
        try body(daemon, handler)
    }

    /// What a client sees that sends a request as soon as it can.
    private func attempt(_ daemon: Daemon) throws -> (bytes: [UInt8], end: RawClient.Failure) {
        do {
            let client = try RawClient(daemon)
            // Of more than the library would take at once.
            try client.request("/unread", body: String(repeating: "x", count: 50_000))
            return try client.rest()
        } catch RawClient.Failure.reset {
            return ([], .reset)
        } catch RawClient.Failure.failed(call: "connect", code: ECONNRESET) {
            // The reset can be quicker than the client's thread.
            return ([], .reset)
        }
    }

    @Test(arguments: [1, 2])
    func `each connection is asked for once, in order, and the others are served`(loops: Int) throws {
        try withDaemon([.reset, .serve, .close, .reset], loops: loops) { daemon, handler in
            #expect(try attempt(daemon) == ([], .reset))
            let served = try RawClient(daemon)
            try served.request("/1")
            #expect(try served.response().body == "/1")
            #expect(try attempt(daemon) == ([], .closed))
            #expect(try attempt(daemon) == ([], .reset))
            // Another request is no other connection.
            try served.request("/2")
            #expect(try served.response().body == "/2")
            #expect(handler.count == 4)
        }
    }

    @Test func `a stalled connection is silent, and keeps nobody waiting`() throws {
        try withDaemon([.stall]) { daemon, _ in
            let stalled = try RawClient(daemon)
            try stalled.request("/stalled")
            for _ in 0..<4 {
                let other = try RawClient(daemon)
                try other.request("/other")
                #expect(try other.response().body == "/other")
            }
            #expect(!stalled.hasReceived)
            // The grace is for those whose requests are answered.
            let start = ContinuousClock.now
            daemon.stop(grace: .seconds(60))
            #expect(ContinuousClock.now - start < .seconds(30))
            #expect(try stalled.rest() == ([], .closed))
        }
    }

    @Test(arguments: [Admission.stall, .wait(.seconds(60)), .close])
    func `a daemon that stops lets exchanges end, and does not wait with who is not served`(admission: Admission) throws
    {
        let remote = ExchangeRemote()
        let handler = Doorkeeper({ $0 == 0 ? .serve : admission }) { _ in
            .playing([.text("a"), .hold("here"), .text("b")], remote: remote)
        }
        let daemon = try Daemon(.init(loops: 1), handler: handler)
        let running = try RawClient(daemon)
        try running.request()
        _ = try running.head()
        #expect(try running.chunk() == "a")
        let unserved = try RawClient(daemon)
        let stopped = DispatchGroup()
        DispatchQueue.global().async(group: stopped) { daemon.stop(grace: .seconds(60)) }
        #expect(try unserved.rest().bytes == [])
        remote.release()
        #expect(try running.chunks() == ["b"])
        stopped.wait()
    }

    @Test(arguments: [1, 2])
    func `a connection that waits is served afterwards, whatever came meanwhile`(loops: Int) throws {
        try withDaemon([.wait(.milliseconds(30)), .wait(.milliseconds(30))], loops: loops) { daemon, _ in
            let start = ContinuousClock.now
            let clients = try (0..<2).map { _ in try RawClient(daemon) }
            for client in clients { try client.send("GET /1 HTTP/1.1\r\nHost: test\r\n\r\nGET /2 HTTP/1.1\r\n") }
            for client in clients {
                #expect(try client.response().body == "/1")
                #expect(ContinuousClock.now - start >= .milliseconds(30))
                try client.send("Host: test\r\n\r\n")
                #expect(try client.response().body == "/2")
            }
        }
    }

    @Test func `no way to admit a connection leaks a descriptor`() async {
        await #expect(processExitsWith: .success) {
            let kinds: [Admission] = [.reset, .close, .stall, .wait(.microseconds(100)), .wait(.seconds(60)), .serve]
            let neighbours = 4
            let handler = Doorkeeper { $0 < neighbours ? .serve : kinds[($0 - neighbours) % kinds.count] }
            let daemon = try Daemon(handler: handler)
            defer { daemon.stop(grace: .zero) }
            let served = try (0..<neighbours).map { _ in
                let client = try RawClient(daemon)
                try client.request()
                _ = try client.response()
                return client
            }
            let open = Descriptors.count
            for round in 0..<(1000 * kinds.count) {
                guard let client = try? RawClient(daemon) else { continue }
                switch kinds[round % kinds.count] {
                case .serve, .wait(.microseconds(100)):
                    try client.request()
                    #expect(try client.response().body == "/")
                case .close, .reset:
                    if round % 4 < 2 { _ = try client.rest() }
                case .stall, .wait:
                    try client.request()
                }
                if round % 5 == 0 { client.reset() } else { client.close() }
            }
            // Whoever has left is closed a moment later.
            var requests = 0
            while Descriptors.count > open, requests < 100_000 {
                requests += 1
                for client in served {
                    try client.request()
                    _ = try client.response()
                }
            }
            let left = withExtendedLifetime(served) { Descriptors.count }
            #expect(left == open, "\(left) descriptors after \(requests) rounds, \(open) before")
            #expect(handler.count == neighbours + 1000 * kinds.count)
        }
    }
}
