import Glibc
import Testing

@testable import HTTPDaemon

struct LoopHostTests {
    /// Runs a daemon with that guest until the body is done.
    private func withGuest(_ guest: ScriptedGuest, _ body: () throws -> Void) throws {
        let daemon = try Daemon(.init(loops: 1), guest: guest, handler: Responder { .text($0.target) })
        defer { daemon.stop(grace: .zero) }
        #expect(guest.calls.next() == "begin")
        try body()
    }

    @Test func `a descriptor that is ready is told for as long as it is`() throws {
        let pipe = Pipe()
        defer { pipe.close() }
        let times = Collected<Void>()
        let guest = ScriptedGuest(
            onBegin: { #expect($0.watch(pipe.reading, for: .readable)) },
            onReady: { _, _ in
                times.add(())
                if times.all.count % 2 == 0 { pipe.read() }
            }
        )
        try withGuest(guest) {
            for _ in 1...2 {
                pipe.write()
                for _ in 1...2 { #expect(guest.calls.next() == "\(pipe.reading) ready: readable") }
            }
        }
        #expect(guest.calls.all.count == 6)
    }

    @Test func `what is watched again is watched for the last that was said`() throws {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        let (own, other) = (ends[0], ends[1])
        defer {
            close(own)
            close(other)
        }
        let guest = ScriptedGuest(
            onBegin: {
                send(other, "x", 1, 0)
                #expect($0.watch(own, for: .readable))
                #expect($0.watch(own, for: .writable))
            },
            onReady: { host, descriptor in
                if send(other, "x", 1, Int32(MSG_NOSIGNAL)) == 1 {
                    #expect(host.watch(own, for: [.readable, .writable]))
                    shutdown(other, Int32(SHUT_RDWR))
                } else {
                    host.unwatch(descriptor)
                    host.wake(after: .zero)
                }
            }
        )
        try withGuest(guest) {
            #expect(guest.calls.next() == "\(own) ready: writable")
            #expect(guest.calls.next() == "\(own) ready: readable, writable, failed")
            #expect(guest.calls.next() == "time")
        }
        #expect(guest.calls.all.count == 5)
    }

    @Test func `what is unwatched in a turn is not told in it, whoever has its number`() throws {
        let pipes = [Pipe(), Pipe()]
        let quiet = Pipe()
        let copy = dup(quiet.reading)
        defer { quiet.close() }
        let guest = ScriptedGuest(
            onBegin: { host in
                // Both are ready before the first turn, so that it has both events.
                for pipe in pipes {
                    pipe.write()
                    #expect(host.watch(pipe.reading, for: .readable))
                }
            },
            onReady: { host, descriptor in
                for pipe in pipes {
                    host.unwatch(pipe.reading)
                    host.unwatch(pipe.reading)
                    // A silent pipe gets the number, and is watched like the one before.
                    dup2(copy, pipe.reading)
                    #expect(host.watch(pipe.reading, for: .readable))
                }
                host.wake(after: .milliseconds(1))
            }
        )
        try withGuest(guest) {
            #expect(
                guest.calls.next().map {
                    $0 == "\(pipes[0].reading) ready: readable" || $0.hasPrefix("\(pipes[1].reading) ")
                } == true
            )
            #expect(guest.calls.next() == "time")
            for pipe in pipes { pipe.close() }
            close(copy)
        }
        #expect(guest.calls.all.count == 4)
    }

    @Test func `the last moment that was asked for comes, once`() throws {
        let start = Instant.now
        let moments = Collected<Int64>()
        let guest = ScriptedGuest(
            onBegin: {
                $0.wake(after: .seconds(3600))
                $0.wake(after: .milliseconds(5))
            },
            onTime: { host in
                moments.add(Instant.now.since(start))
                guard moments.all.count == 1 else { return }
                host.wake(after: .zero)
                host.wake(after: nil)
                host.wake(after: .milliseconds(2))
            }
        )
        try withGuest(guest) {
            #expect(guest.calls.next() == "time")
            #expect(guest.calls.next() == "time")
        }
        #expect(guest.calls.all == ["begin", "time", "time", "end"])
        #expect(moments.all[0] >= 5_000_000)
        #expect(moments.all[1] - moments.all[0] >= 2_000_000)
    }

    @Test func `what cannot be watched is told`() throws {
        let guest = ScriptedGuest(onBegin: { #expect(!$0.watch(-1, for: .readable)) })
        try withGuest(guest) {}
    }

    @Test func `a host whose loop is over does nothing`() throws {
        let pipe = Pipe()
        defer { pipe.close() }
        let guest = ScriptedGuest(onEnd: { host in
            host.wake(after: .zero)
            #expect(host.watch(pipe.reading, for: .readable))
        })
        try withGuest(guest) {}
        let host = guest.host!
        #expect(!host.watch(pipe.reading, for: .readable))
        host.unwatch(pipe.reading)
        host.wake(after: .zero)
        #expect(guest.calls.all == ["begin", "end"])
    }
}
