import Glibc
import Testing

@testable import HTTPDaemon

/// A loop that never runs, and what it has admitted.
private final class Gate {
    let loop: Loop
    private(set) var admissions: Admissions!
    let served = Collected<Int32>()
    let doorkeeper: Doorkeeper
    let pair: TCPPair

    /// Admits one connection in that way, whose client has sent so much.
    init(_ admission: Admission, sent: String) throws {
        doorkeeper = Doorkeeper { _ in admission }
        loop = try Loop(
            inbox: Inbox(),
            handler: doorkeeper,
            maximumBodyBytes: 0,
            memoryPerConnection: 10 << 10,
            connectionLimit: 10
        )
        pair = try TCPPair()
        admissions = Admissions(
            loop: loop,
            deal: { [unowned self] in admissions.hear(TCPSocket(descriptor: $0)) },
            serve: { [served] in served.add($0) }
        )
        if sent != "" {
            pair.send(sent)
            pair.wait(for: .readable)
        }
        admissions.admit(pair.server.descriptor)
    }

    /// Does what has happened to watched sockets by now. Returns how much that was.
    func turn() -> Int {
        var count = 0
        loop.poll.wait(until: .now) {
            count += 1
            WatchedSocket.behind($0).socketChanged($1)
        }
        return count
    }

    /// Does what is due first, however late that is.
    func skipTime() {
        loop.deadlines.popDue(by: Instant(nanoseconds: .max))?.act()
    }
}

struct AdmissionsTests {
    /// Admits one connection in that way, and closes it in the end.
    private func admit(_ admission: Admission, sent: String = "", _ body: (Gate) throws -> Void) throws {
        let gate = try Gate(admission, sent: sent)
        try body(gate)
        gate.admissions.stop()
        #expect(gate.admissions.count == 0)
        #expect(gate.loop.deadlines.count == 0)
        for socket in gate.served.all { close(socket) }
        close(gate.pair.client)
    }

    @Test(arguments: [Admission.serve, .wait(.zero), .wait(.seconds(-1))])
    func `who is served is served at once`(admission: Admission) throws {
        try admit(admission, sent: "G") { gate in
            #expect(gate.served.all == [gate.pair.server.descriptor])
            #expect(gate.admissions.count == 0)
        }
    }

    @Test func `who has said nothing yet is served when it speaks, and not watched any more`() throws {
        try admit(.serve) { gate in
            #expect(gate.loop.deadlines.count == 0)
            #expect(gate.turn() == 0)
            #expect(gate.admissions.count == 1)
            gate.pair.send("G")
            gate.pair.wait(for: .readable)
            #expect(gate.turn() == 1)
            #expect(gate.served.all == [gate.pair.server.descriptor])
            #expect(gate.admissions.count == 0)
            #expect(gate.turn() == 0)
            #expect(gate.doorkeeper.turnedAway.all == [])
        }
    }

    @Test func `who leaves without a word is closed`() throws {
        try admit(.serve) { gate in
            shutdown(gate.pair.client, Int32(SHUT_WR))
            gate.pair.wait(for: .peerClosed)
            #expect(gate.turn() == 1)
            #expect(gate.admissions.count == 0)
            #expect(gate.served.all == [])
            #expect(gate.pair.receive() == (0, 0))
        }
    }

    @Test(arguments: [
        ("\u{16}\u{3}\u{1}", ForeignProtocol.tls), ("PRI * HTTP/2.0\r\n\r\n", .http2), ("\u{0}", .unknown),
    ])
    func `who speaks something else is told so, and ended with a FIN`(sent: String, foreign: ForeignProtocol) throws {
        try admit(.serve, sent: sent) { gate in
            #expect(gate.doorkeeper.turnedAway.all == [foreign])
            #expect(gate.served.all == [])
            var answer = ""
            while case let bytes = gate.pair.read(), bytes != "" { answer += bytes }
            #expect(answer == foreign.answer)
            #expect(gate.admissions.count == 1)
            shutdown(gate.pair.client, Int32(SHUT_WR))
            gate.pair.wait(for: .peerClosed)
            while gate.admissions.count > 0 { #expect(gate.turn() == 1) }
        }
    }

    @Test func `a reset is sent at once`() throws {
        try admit(.reset) { gate in
            #expect(gate.pair.receive() == (-1, ECONNRESET))
            #expect(gate.admissions.count == 0)
        }
    }

    @Test func `after a FIN what comes is thrown away, until the client closes its side`() throws {
        try admit(.close) { gate in
            #expect(gate.pair.receive() == (0, 0))
            for _ in 1...2 {
                gate.pair.send("nobody reads this")
                gate.pair.wait(for: .readable)
                #expect(gate.turn() == 1)
                #expect(gate.turn() == 0)
                #expect(gate.admissions.count == 1)
            }
            shutdown(gate.pair.client, Int32(SHUT_WR))
            gate.pair.wait(for: .peerClosed)
            #expect(gate.turn() == 1)
            #expect(gate.admissions.count == 0)
            #expect(gate.pair.receive() == (0, 0))
        }
    }

    @Test func `after a FIN a client that does not close is not waited for for ever`() throws {
        let before = Instant.now
        try admit(.close) { gate in
            let due = try #require(gate.loop.deadlines.first)
            #expect(due.since(before) >= 3_000_000_000)
            #expect(due.since(.now) <= 3_000_000_000)
            gate.skipTime()
            #expect(gate.admissions.count == 0)
        }
    }

    @Test func `in a stall nothing is read, until the client leaves`() throws {
        try admit(.stall) { gate in
            #expect(gate.loop.deadlines.count == 0)
            gate.pair.send("nobody reads this")
            gate.pair.wait(for: .readable)
            #expect(gate.turn() == 0)
            #expect(recv(gate.pair.server.descriptor, nil, 100, Int32(MSG_PEEK | MSG_TRUNC)) == 17)
            shutdown(gate.pair.client, Int32(SHUT_WR))
            gate.pair.wait(for: .peerClosed)
            #expect(gate.turn() == 1)
            #expect(gate.admissions.count == 0)
            #expect(gate.pair.receive() == (0, 0))
        }
    }

    @Test func `a stall ends when the client resets the connection`() throws {
        try admit(.stall) { gate in
            TCPSocket(descriptor: gate.pair.client).reset()
            gate.pair.wait(for: .hungUp)
            #expect(gate.turn() == 1)
            #expect(gate.admissions.count == 0)
        }
    }

    @Test func `who waits is served when the time has come, and not watched any more`() throws {
        let before = Instant.now
        try admit(.wait(.seconds(60))) { gate in
            let due = try #require(gate.loop.deadlines.first)
            #expect(due.since(before) >= 60_000_000_000)
            #expect(due.since(.now) <= 60_000_000_000)
            gate.pair.send("a request")
            gate.pair.wait(for: .readable)
            #expect(gate.turn() == 0)
            #expect(gate.served.all == [])
            gate.skipTime()
            #expect(gate.served.all == [gate.pair.server.descriptor])
            #expect(gate.admissions.count == 0)
            shutdown(gate.pair.client, Int32(SHUT_WR))
            gate.pair.wait(for: .peerClosed)
            #expect(gate.turn() == 0)
        }
    }

    @Test func `who leaves while waiting is not served`() throws {
        try admit(.wait(.seconds(60))) { gate in
            shutdown(gate.pair.client, Int32(SHUT_WR))
            gate.pair.wait(for: .peerClosed)
            #expect(gate.turn() == 1)
            #expect(gate.admissions.count == 0)
            #expect(gate.loop.deadlines.count == 0)
            #expect(gate.served.all == [])
        }
    }

    @Test func `who waits, and then speaks something else, is turned away`() throws {
        try admit(.wait(.seconds(60)), sent: "\u{16}\u{3}") { gate in
            #expect(gate.doorkeeper.turnedAway.all == [])
            gate.skipTime()
            #expect(gate.doorkeeper.turnedAway.all == [.tls])
            #expect(gate.served.all == [])
        }
    }

    @Test(arguments: [Admission.close, .stall, .wait(.seconds(60))])
    func `who is not served is closed when the daemon stops, with a FIN whatever was sent`(admission: Admission) throws
    {
        try admit(admission) { gate in
            gate.pair.send("nobody reads this")
            gate.pair.wait(for: .readable)
            #expect(gate.admissions.count == 1)
            gate.admissions.stop()
            #expect(gate.admissions.count == 0)
            #expect(gate.pair.receive() == (0, 0))
            #expect(gate.served.all == [])
        }
    }
}
