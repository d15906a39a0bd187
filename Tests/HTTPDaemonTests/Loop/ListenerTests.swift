import Glibc
import Testing

@testable import HTTPDaemon

struct ListenerTests {
    @Test func `without descriptors nobody is accepted, nothing else suffers, and it goes on when there are some`()
        async
    {
        await #expect(processExitsWith: .success) {
            try withDaemon(loops: 2) { request in
                request.target == "/stream"
                    ? .playing((0..<50).map { .text("event \($0)", at: 4 * $0) })
                    : .text(request.target)
            } _: { daemon in
                let running = try RawClient(daemon)
                try running.request("/before")
                #expect(try running.response().body == "/before")

                Descriptors.limit(to: 256)
                var taken = Descriptors.exhaust()
                // The client takes the last descriptor, so that its connection cannot be accepted.
                close(taken.removeLast())
                let waiting = try RawClient(daemon)
                try waiting.request("/waiting")

                let before = clock()
                try running.request("/stream")
                _ = try running.head()
                #expect(try running.chunks().count == 50)
                // The stream took 200 ms; a loop that tried to accept all the while would have used as much.
                #expect(clock() - before < CLOCKS_PER_SEC / 10)
                #expect(!waiting.hasReceived)

                for descriptor in taken { close(descriptor) }
                #expect(try waiting.response().body == "/waiting")
            }
        }
    }
}
