import Dispatch
import Glibc
import Testing

@testable import HTTPDaemon

struct ClientPresenceTests {
    typealias Leaving = ConnectionTests.Leaving

    /// Whether that comes to hold within ten seconds: what a client does reaches the other end when the kernel delivers it.
    private func comesTrue(_ condition: () throws -> Bool) rethrows -> Bool {
        let end = Instant.now.advanced(by: 10_000_000_000)
        while try !condition() {
            if Instant.now >= end { return false }
            sched_yield()
        }
        return true
    }

    @Test func `a client is there until it closes its side, whatever it has sent before`() {
        // Between local sockets nothing is on its way: what one end does, the other sees at once.
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        let presence = ClientPresence(TCPSocket(descriptor: ends[0]))
        #expect(!presence.hasLeftEarly)
        #expect(write(ends[1], "unread", 6) == 6)
        #expect(!presence.hasLeftEarly)
        shutdown(ends[1], Int32(SHUT_WR))
        #expect(presence.hasLeftEarly)
        // It is no news, and true all the same.
        #expect(presence.hasLeftEarly)
    }

    @Test func `once its socket is about to be closed a client has left, whoever gets the descriptor`() {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        let presence = ClientPresence(TCPSocket(descriptor: ends[0]))
        presence.ends()
        #expect(presence.hasLeftEarly)
    }

    @Test func `who is being sent the end may leave`() {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        let presence = ClientPresence(TCPSocket(descriptor: ends[0]))
        #expect(presence.state == .waiting)
        shutdown(ends[1], Int32(SHUT_WR))
        presence.isServed(true)
        #expect(presence.state == .served)
        #expect(!presence.hasLeftEarly)
        presence.isServed(false)
        #expect(presence.state == .left)
        #expect(presence.hasLeftEarly)
        presence.isServed(true)
        presence.ends()
        #expect(presence.state == .served)
    }

    @Test(arguments: Leaving.allCases, [false, true])
    func `a departure is known while the client's own loop is in a handler`(leaving: Leaving, hasSentMore: Bool) throws
    {
        let presences = Collected<ClientPresence?>()
        let ends = Ends()
        let goOn = DispatchSemaphore(value: 0)
        try withDaemon { request in
            presences.add(request.client)
            goOn.wait()
            return .playing([.text("late")], headDue: .seconds(60), onEnd: ends.add)
        } _: { daemon in
            defer { goOn.signal() }
            let client = try RawClient(daemon)
            try client.request()
            let presence = try #require(presences.next() ?? nil)
            if hasSentMore { try client.request("/second") }
            #expect(!presence.hasLeftEarly)
            leaving.leave(client)
            #expect(comesTrue { presence.hasLeftEarly })
            goOn.signal()
            // To ask takes nothing away from the loop, which comes to see how the client left.
            #expect(ends.next()?.reason == (leaving == .resetting ? .clientReset : .clientClosed))
            #expect(presence.hasLeftEarly)
        }
    }

    @Test(arguments: Leaving.allCases)
    func `a handler on another loop knows of it too`(leaving: Leaving) throws {
        let presences = Collected<ClientPresence?>()
        let goOn = DispatchSemaphore(value: 0)
        try withDaemon(loops: 2) { request in
            if request.target == "/ask" { return .text("\(presences.all.map { $0?.hasLeftEarly })") }
            presences.add(request.client)
            goOn.wait()
            return .text("late")
        } _: { daemon in
            defer { goOn.signal() }
            // Connections are dealt out in turn.
            let client = try RawClient(daemon)
            let other = try RawClient(daemon)
            func ask() throws -> String {
                try other.request("/ask")
                return try other.response().body
            }
            try client.request("/block")
            _ = presences.next()
            #expect(try ask() == "[Optional(false)]")
            leaving.leave(client)
            #expect(try comesTrue { try ask() == "[Optional(true)]" })
        }
    }

    @Test func `each request of a connection has its own, and who has an answer may go`() throws {
        let presences = Collected<ClientPresence?>()
        try withDaemon { request in
            presences.add(request.client)
            return request.target == "/late" ? .playing([], headDue: .seconds(60)) : .text("ok")
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 1...2 {
                try client.request()
                _ = try client.response()
                #expect(presences.next()??.state == .served)
            }
            try client.request("/late")
            #expect(presences.next()??.state == .waiting)
            client.close()
            let all = presences.all.compactMap { $0 }
            #expect(comesTrue { all.map(\.state) == [.served, .served, .left] })
        }
    }

    @Test func `a descriptor that was given to somebody else is never asked`() async {
        await #expect(processExitsWith: .success) {
            let presences = Collected<ClientPresence?>()
            try withDaemon { request in
                presences.add(request.client)
                return .playing([.text("late")], headDue: .seconds(60))
            } _: { daemon in
                let client = try RawClient(daemon)
                try client.request()
                let presence = try #require(presences.next() ?? nil)
                #expect(!presence.hasLeftEarly)
                daemon.stop(grace: .zero)
                // These get all numbers that have become free, and nobody has left them.
                let others = try (0..<100).map { _ in try WakeUp() }
                #expect(presence.hasLeftEarly)
                for other in others { #expect(!TCPSocket(descriptor: other.descriptor).isLeft) }
                withExtendedLifetime(client) {}
            }
        }
    }
}
