import Glibc
import Testing

@testable import HTTPDaemon

struct RelayCursorTests {
    private var socket = NarrowSocket()

    private mutating func advance(_ cursor: RelayCursor) -> PlaybackCursor.Next {
        var socket = socket
        defer { self.socket = socket }
        return cursor.advance { socket.send($0, more: false) }
    }

    @Test mutating func eachPieceIsAChunkWithASendOfItsOwn() {
        let cursor = RelayCursor(length: nil, chunked: true)
        #expect(!cursor.isDue)
        #expect(advance(cursor) == .wait(until: nil))
        cursor.add(Array("one".utf8))
        cursor.add([])
        cursor.add(Array("twelve bytes".utf8))
        #expect(cursor.isDue)
        #expect(advance(cursor) == .wait(until: nil))
        #expect(socket.sends == ["3\r\none\r\n", "c\r\ntwelve bytes\r\n"])
        cursor.finish(.end)
        cursor.finish(.reset)
        cursor.add(Array("too late".utf8))
        #expect(advance(cursor) == .end(.end))
        #expect(cursor.progress == PlaybackProgress(stepsSent: 2, bodyBytes: 15))
    }

    @Test mutating func whatFindsNoRoomGoesOnWhereItStopped() {
        let cursor = RelayCursor(length: nil, chunked: true)
        socket.room = [2, 3, 0, 1, 0]
        cursor.add(Array("abcd".utf8))
        cursor.finish(.close)
        #expect(advance(cursor) == .waitForRoom)
        #expect(cursor.payloadSent == 2)
        #expect(advance(cursor) == .waitForRoom)
        #expect(cursor.payloadSent == 3)
        #expect(cursor.progress.stepsSent == 0)
        #expect(advance(cursor) == .end(.close))
        #expect(socket.sends.joined() == "4\r\nabcd\r\n")
        #expect(cursor.progress == PlaybackProgress(stepsSent: 1, bodyBytes: 4))
    }

    @Test mutating func ofKnownLengthTheBytesAreBareAndNoMore() {
        let cursor = RelayCursor(length: 5, chunked: true)
        cursor.add(Array("abc".utf8))
        #expect(advance(cursor) == .wait(until: nil))
        #expect(!cursor.isOfLength)
        cursor.add(Array("defgh".utf8))
        cursor.add(Array("ijk".utf8))
        #expect(advance(cursor) == .wait(until: nil))
        #expect(socket.sends == ["abc", "de"])
        #expect(cursor.isOfLength)
    }

    @Test mutating func aClientWithoutChunksGetsBareBytes() {
        let cursor = RelayCursor(length: nil, chunked: false)
        cursor.add(Array("abc".utf8))
        _ = advance(cursor)
        #expect(socket.sends == ["abc"])
    }

    @Test mutating func aFailureIsTold() {
        let cursor = RelayCursor(length: nil, chunked: true)
        socket.room = [0]
        socket.failure = EPIPE
        cursor.add([1])
        #expect(advance(cursor) == .fail(EPIPE))
    }

    @Test mutating func whatTheLibraryHasSentIsCountedOnce() {
        let cursor = RelayCursor(length: 9, chunked: true)
        cursor.add(Array("abc".utf8))
        cursor.add(Array("def".utf8))
        cursor.add(Array("ghi".utf8))
        // The first is taken and still there, the second is begun.
        socket.room = [3, 1, 0]
        #expect(advance(cursor) == .waitForRoom)
        cursor.finish()
        #expect(cursor.progress == PlaybackProgress(stepsSent: 3, bodyBytes: 9))
    }

    @Test mutating func whatWasSentIsLetGo() {
        let cursor = RelayCursor(length: nil, chunked: false)
        for number in 0..<1000 { cursor.add(Array("\(number),".utf8)) }
        socket.room = Array(repeating: 100, count: 100) + [0]
        #expect(advance(cursor) == .waitForRoom)
        #expect(advance(cursor) == .wait(until: nil))
        #expect(socket.sends.joined() == (0..<1000).map { "\($0)," }.joined())
        #expect(cursor.progress.stepsSent == 1000)
    }
}
