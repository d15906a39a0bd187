import Glibc
import Testing

@testable import HTTPDaemon

struct ArrivalTests {
    private func withPair(_ body: (_ server: TCPSocket, _ send: (String) -> Void) throws -> Void) throws {
        let pair = try TCPPair()
        defer {
            close(pair.client)
            close(pair.server.descriptor)
        }
        try body(pair.server) { text in
            #expect(Glibc.send(pair.client, text, text.utf8.count, 0) == text.utf8.count)
        }
    }

    @Test func `the kernel knows how much has come, and when the last of it did`() throws {
        try withPair { server, send in
            #expect(server.arrival?.count == nil)
            send("five ")
            let first = Instant.now
            send("more")
            let arrival = try #require(server.arrival)
            #expect(arrival.count == 9)
            #expect(first <= arrival.moment && arrival.moment <= .now)
            #expect(server.hasUnread)
        }
    }

    @Test func `a kernel that was not asked does not say when`() {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(Glibc.send(ends[0], "bytes", 5, 0) == 5)
        #expect(TCPSocket(descriptor: ends[1]).arrival?.count == nil)
    }

    @Test func `only a message that was there as a whole has a moment`() {
        let arrival = Arrival(count: 10, moment: Instant(nanoseconds: 7))
        #expect(arrival.moment(of: 9) == Instant(nanoseconds: 7))
        #expect(arrival.moment(of: 10) == Instant(nanoseconds: 7))
        #expect(arrival.moment(of: 11) == nil)
        #expect(arrival.moment(of: nil) == nil)
    }
}
