import Glibc
import Testing

@testable import HTTPDaemon

struct RawWriteTests {
    private func advance(_ write: inout RawWrite, _ socket: inout NarrowSocket, to elapsed: Int64)
        -> PlaybackCursor.Next
    {
        write.advance(elapsed: elapsed) { socket.send($0, more: false) }
    }

    @Test func `each byte has its time and its send, also when it is late`() {
        var write = RawWrite(Array("abcd".utf8), due: 100, interval: 10)
        var socket = NarrowSocket()
        #expect(write.span == 40)
        #expect(advance(&write, &socket, to: 99) == .wait(until: 100))
        #expect(advance(&write, &socket, to: 100) == .wait(until: 110))
        #expect(socket.sends == ["a"])
        #expect(!write.reachesLastByte(by: 129))
        #expect(write.reachesLastByte(by: 130))
        #expect(advance(&write, &socket, to: 129) == .wait(until: 130))
        #expect(advance(&write, &socket, to: 150) == .end(.end))
        #expect(socket.sends == ["a", "b", "c", "d"])
    }

    @Test func `without an interval all is sent at once`() {
        var write = RawWrite.lastChunk
        var socket = NarrowSocket()
        #expect(advance(&write, &socket, to: 0) == .end(.end))
        #expect(socket.sends == ["0\r\n\r\n"])
    }

    @Test func `a full socket loses nothing`() {
        var write = RawWrite(Array("abc".utf8), due: 0, interval: 1)
        var socket = NarrowSocket(room: [1, 0, 1, 0])
        #expect(advance(&write, &socket, to: 9) == .waitForRoom)
        #expect(advance(&write, &socket, to: 9) == .waitForRoom)
        #expect(advance(&write, &socket, to: 9) == .end(.end))
        #expect(socket.sends == ["a", "b", "c"])
        var whole = RawWrite.lastChunk
        socket = NarrowSocket(room: [2, 0])
        #expect(advance(&whole, &socket, to: 0) == .waitForRoom)
        #expect(advance(&whole, &socket, to: 0) == .end(.end))
        #expect(socket.sends == ["0\r", "\n\r\n"])
    }

    @Test func `a failure is told`() {
        var write = RawWrite.lastChunk
        var socket = NarrowSocket(room: [0], failure: EPIPE)
        #expect(advance(&write, &socket, to: 0) == .fail(EPIPE))
    }

    @Test func `the longest interval stays on the clock`() {
        let write = RawWrite([UInt8](repeating: 0x61, count: 300), due: .max / 4, interval: .max / 4)
        #expect(write.span <= .max / 4)
        #expect(!write.reachesLastByte(by: .max / 4))
    }
}
