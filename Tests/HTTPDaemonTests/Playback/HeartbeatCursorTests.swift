import Glibc
import Testing

@testable import HTTPDaemon

struct HeartbeatCursorTests {
    private let heartbeat = HeartbeatFraming(
        Playback.Heartbeat(bytes: Array("ping".utf8), first: .nanoseconds(5), every: .nanoseconds(10))
    )!

    private func advance(_ cursor: inout HeartbeatCursor, _ socket: inout NarrowSocket, to now: Int64) -> Int32? {
        cursor.advance(heartbeat, chunked: true, elapsed: now, send: { socket.send($0, more: $1) })
    }

    @Test func `beats count from the beginning`() {
        var cursor = HeartbeatCursor()
        var socket = NarrowSocket()
        #expect(cursor.due == nil)
        cursor.begin(heartbeat, at: 100)
        #expect(cursor.due == 105)
        #expect(!cursor.isDue(by: 104))
        #expect(cursor.isDue(by: 105))
        #expect(advance(&cursor, &socket, to: 106) == nil)
        #expect(cursor.due == 115)
        #expect(cursor.payloadSent == 4)
        cursor.end()
        #expect(!cursor.isDue(by: 1000))
    }

    @Test func `one that was begun stays due until it is whole, though it ends`() {
        var cursor = HeartbeatCursor()
        var socket = NarrowSocket(room: [4, 0, 1, 0])
        cursor.begin(heartbeat, at: 0)
        #expect(advance(&cursor, &socket, to: 5) == EAGAIN)
        #expect(cursor.payloadSent == 1)
        cursor.end()
        #expect(cursor.isDue(by: 5))
        #expect(advance(&cursor, &socket, to: 6) == EAGAIN)
        #expect(cursor.payloadSent == 2)
        #expect(advance(&cursor, &socket, to: 7) == nil)
        #expect(socket.sends.joined() == "4\r\nping\r\n")
        #expect(cursor.payloadSent == 4)
        #expect(!cursor.isDue(by: 1000))
    }

    @Test func `one that was not begun is not owed`() {
        var cursor = HeartbeatCursor()
        var socket = NarrowSocket(room: [0])
        cursor.begin(heartbeat, at: 0)
        #expect(advance(&cursor, &socket, to: 5) == EAGAIN)
        cursor.end()
        #expect(!cursor.isDue(by: 5))
    }
}
