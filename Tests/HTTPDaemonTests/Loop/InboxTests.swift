import Glibc
import Testing

@testable import HTTPDaemon

struct InboxTests {
    /// Whether there is something for the loop to come for.
    private func isCalling(_ inbox: Inbox) -> Bool {
        var state = pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) > 0
    }

    @Test func `sockets are taken once, in the order in which they came`() throws {
        let inbox = try Inbox()
        #expect(!isCalling(inbox))
        for number in [-3, -1, -2] as [Int32] { inbox.put(number) }
        #expect(isCalling(inbox))
        let taken = inbox.take()
        #expect(taken.sockets == [-3, -1, -2])
        #expect(taken.stopBy == nil)
        #expect(!isCalling(inbox))
        #expect(inbox.take().sockets == [])
    }

    @Test func `remotes are taken once, and not kept by a closed inbox`() throws {
        let inbox = try Inbox()
        let remotes = [ExchangeRemote(), ExchangeRemote()]
        for remote in remotes { inbox.put(remote) }
        #expect(isCalling(inbox))
        #expect(inbox.take().remotes.map(ObjectIdentifier.init) == remotes.map(ObjectIdentifier.init))
        #expect(!isCalling(inbox))
        #expect(inbox.take().remotes.isEmpty)
        inbox.put(remotes[0])
        inbox.close()
        inbox.put(remotes[1])
        #expect(inbox.take().remotes.isEmpty)
    }

    @Test func `the end can only be brought forward, and stays`() throws {
        let inbox = try Inbox()
        let now = Instant.now
        for (asked, held) in [(5, 5), (9, 5), (2, 2)] as [(Int64, Int64)] {
            inbox.stop(by: now.advanced(by: asked))
            #expect(isCalling(inbox))
            #expect(inbox.take().stopBy == now.advanced(by: held))
            #expect(inbox.take().stopBy == now.advanced(by: held))
        }
    }

    @Test func `when it is closed, so is what has come and what comes`() throws {
        let inbox = try Inbox()
        var pairs: [[Int32]] = [[-1, -1], [-1, -1]]
        for index in pairs.indices {
            #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &pairs[index]) == 0)
        }
        defer { for pair in pairs { close(pair[0]) } }
        var byte: UInt8 = 0
        inbox.put(pairs[0][1])
        #expect(read(pairs[0][0], &byte, 1) == -1)
        inbox.close()
        #expect(read(pairs[0][0], &byte, 1) == 0)
        #expect(read(pairs[1][0], &byte, 1) == -1)
        inbox.put(pairs[1][1])
        #expect(read(pairs[1][0], &byte, 1) == 0)
        #expect(inbox.take().sockets == [])
    }
}
