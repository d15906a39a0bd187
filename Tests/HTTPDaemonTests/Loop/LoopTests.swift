import Glibc
import Synchronization
import Testing

@testable import HTTPDaemon

struct LoopTests {
    @Test func `no way to end an exchange leaks a descriptor, idle neighbours or not`() async {
        await #expect(processExitsWith: .success) {
            let ends = Ends()
            try withDaemon(loops: 2) { request in
                switch request.target {
                case "/bytes": .text("hello", onEnd: ends.add)
                case "/reset": .playing([.text("a"), Playback.Step(due: .zero, .reset)], onEnd: ends.add)
                case "/close": .playing([.text("a"), Playback.Step(due: .milliseconds(1), .close)], onEnd: ends.add)
                case "/stall": .playing([.text("a"), Playback.Step(due: .zero, .stall())], onEnd: ends.add)
                case "/head": .playing([.text("a")], headDue: .seconds(60), onEnd: ends.add)
                default: .playing([.text("a"), .text("b", at: 1)], onEnd: ends.add)
                }
            } _: { daemon in
                let neighbours = try (0..<20).map { _ in try RawClient(daemon) }
                for neighbour in neighbours {
                    try neighbour.request()
                    _ = try neighbour.head()
                    _ = try neighbour.chunks()
                    _ = ends.next()
                }
                let open = Descriptors.count
                for round in 0..<1800 {
                    let client = try RawClient(daemon)
                    let kind = round % 9
                    let target = ["/bytes", "/reset", "/close", "/stall", "/head", "/", "/", "/stall", "/bytes"][kind]
                    let version = kind >= 6 ? "1.0" : "1.1"
                    try client.send("GET \(target) HTTP/\(version)\r\nHost: test\r\n\r\n")
                    if target != "/head" {
                        _ = try client.head()
                        _ = try client.bytes(1)
                    }
                    if round % 2 == 0 { client.close() } else { client.finishSending() }
                    // The head that is not due has an exchange once the request is read, which the end of one proves.
                    if target != "/head" { _ = ends.next() }
                }
                // Whoever has been heard of may be closed a moment later.
                var requests = 0
                while Descriptors.count > open, requests < 100_000 {
                    requests += 1
                    for neighbour in neighbours {
                        try neighbour.request("/bytes")
                        _ = try neighbour.response()
                    }
                }
                let left = withExtendedLifetime(neighbours) { Descriptors.count }
                #expect(left == open, "\(left) descriptors after \(requests) rounds, \(open) before")
            }
        }
    }

    @Test func `what comes due while requests are read waits for one of them, not for all`() throws {
        let due = Mutex<Instant?>(nil)
        let isBusy = Atomic(false)
        let haveCome = Atomic(false)
        let isSecond = Atomic(false)
        let hasEnded = Atomic(false)
        let wasInTime = Atomic(false)
        try withDaemon { request in
            switch request.target {
            case "/stream":
                due.withLock { $0 = Instant.now.advanced(by: 100_000_000) }
                return .playing([.text("a"), Playback.Step(due: .milliseconds(100), .close)]) { _ in
                    hasEnded.store(true, ordering: .sequentiallyConsistent)
                }
            case "/busy":
                isBusy.store(true, ordering: .sequentiallyConsistent)
                while !haveCome.load(ordering: .sequentiallyConsistent) {}
            case _ where isSecond.exchange(true, ordering: .sequentiallyConsistent):
                wasInTime.store(hasEnded.load(ordering: .sequentiallyConsistent), ordering: .sequentiallyConsistent)
            default:
                while let due = due.withLock({ $0 }), Instant.now <= due {}
            }
            return .text("done")
        } _: { daemon in
            let clients = try (0..<4).map { _ in try RawClient(daemon) }
            try clients[0].request("/stream")
            #expect(try clients[0].head().status == 200)
            try clients[1].request("/busy")
            while !isBusy.load(ordering: .sequentiallyConsistent) {}
            for client in clients[2...] { try client.request("/one-of-two") }
            haveCome.store(true, ordering: .sequentiallyConsistent)
            for client in clients[1...] { #expect(try client.response().body == "done") }
            let wasPlayed = wasInTime.load(ordering: .sequentiallyConsistent)
            #expect(wasPlayed)
        }
    }

    @Test(.enabled(if: Descriptors.hardLimit >= 10_500))
    func `five thousand streams run at once on two loops`() async {
        await #expect(processExitsWith: .success) {
            let playback = Playback([.text("first"), .text("second", at: 4000), .text("third", at: 4010)])
            let ends = Ends()
            try withDaemon(loops: 2) { _ in
                HTTPResponse(status: 200, body: .playback(playback), onEnd: ends.add)
            } _: { daemon in
                let clients = try (0..<5000).map { _ in
                    let client = try RawClient(daemon)
                    try client.request()
                    return client
                }
                for client in clients {
                    #expect(try client.head().status == 200)
                    #expect(try client.chunk() == "first")
                }
                for client in clients { #expect(try client.chunks() == ["second", "third"]) }
                for _ in clients { #expect(ends.next()?.summary == "complete, 3 steps, 16 bytes") }
            }
        }
    }

    @Test(arguments: [false, true])
    func `a broken pipe kills nobody, and a handler that is there stays`(isHandled: Bool) async {
        await #expect(processExitsWith: .success) { [isHandled] in
            signal(SIGPIPE, isHandled ? { _ in } : SIG_DFL)
            try withDaemon { _ in
                .text("ok")
            } _: { _ in
            }
            let now = signal(SIGPIPE, SIG_DFL)
            // The constants for "default" and "ignore" are the pointers 0 and 1.
            #expect((unsafeBitCast(now, to: Int.self) > 1) == isHandled)
            #expect(unsafeBitCast(now, to: Int.self) > 0)
        }
    }
}
