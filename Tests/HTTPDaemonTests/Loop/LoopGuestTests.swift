import HTTPDaemon
import Testing

struct LoopGuestTests {
    @Test(arguments: [1, 3]) func `a guest begins before the first turn and ends after the last`(loops: Int) throws {
        let guest = ScriptedGuest()
        let daemon = try Daemon(
            .init(loops: loops),
            guest: guest,
            handler: Responder {
                guest.calls.add($0.target)
                return .text("ok")
            }
        )
        let client = try RawClient(daemon)
        try client.request("/asked")
        _ = try client.response()
        daemon.stop(grace: .zero)
        daemon.stop(grace: .zero)
        #expect(guest.calls.all == ["begin", "/asked", "end"])
    }

    @Test func `a guest outlives the exchanges that a stop lets go on, and those that it ends`() throws {
        let guest = ScriptedGuest()
        let daemon = try Daemon(
            .init(loops: 1),
            guest: guest,
            handler: Responder { request in
                .playing([.text("a"), .text("b", at: request.target == "/short" ? 50 : 3_600_000)]) {
                    guest.calls.add("\($0.reason)")
                }
            }
        )
        let clients = try ["/short", "/long"].map { target in
            let client = try RawClient(daemon)
            try client.request(target)
            _ = try client.head()
            #expect(try client.chunk() == "a")
            return client
        }
        daemon.stop(grace: .milliseconds(500))
        #expect(try clients[0].chunks() == ["b"])
        #expect(guest.calls.all == ["begin", "complete", "stopped", "end"])
    }

    @Test func `a daemon that goes without a word ends its guest`() throws {
        let guest = ScriptedGuest()
        func run() throws {
            let daemon = try Daemon(guest: guest, handler: Responder { .text($0.target) })
            let client = try RawClient(daemon)
            try client.request()
            _ = try client.response()
        }
        try run()
        #expect(guest.calls.all == ["begin", "end"])
    }

    @Test func `the guest of a daemon that cannot start hears nothing`() throws {
        let first = try Daemon(handler: Responder { .text($0.target) })
        let guest = ScriptedGuest()
        #expect(throws: DaemonError.self) {
            try Daemon(.init(port: first.port), guest: guest, handler: Responder { .text($0.target) })
        }
        #expect(guest.calls.all.isEmpty)
    }
}
