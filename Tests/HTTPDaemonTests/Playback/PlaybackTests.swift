import HTTPDaemon
import Testing

@Suite struct PlaybackTests {
    @Test func `the steps are those that were given, also the ones that are never played`() {
        let steps: [Playback.Step] = [
            .text("a"), .text("b"), Playback.Step(due: .milliseconds(5), .close), .text("c", at: 9),
        ]
        #expect(Playback(steps).steps == steps)
    }

    @Test func `any number of streams play the same bytes, whichever framing they need`() throws {
        let playback = Playback([.text("one"), .text("two", at: 1), .text("three", at: 1)])
        try withDaemon(loops: 2) { _ in
            HTTPResponse(status: 200, body: .playback(playback))
        } _: { daemon in
            let clients = try (0..<6).map { _ in try RawClient(daemon) }
            for (number, client) in clients.enumerated() {
                try client.send("GET / HTTP/1.\(number % 2)\r\nHost: test\r\n\r\n")
            }
            for (number, client) in clients.enumerated() {
                _ = try client.head()
                if number % 2 == 1 {
                    #expect(try client.chunks() == ["one", "two", "three"])
                } else {
                    #expect(try client.rest() == (Array("onetwothree".utf8), .closed))
                }
            }
        }
    }
}
