import Glibc
import Testing

@testable import HTTPDaemon

struct PlaybackCursorTests {
    private static let steps: [Playback.Step] = [
        .text("one"), .text("two"), .text("three", at: 10), .text("four", at: 11),
    ]

    @Test func `sends what is due, and says when it goes on`() {
        let cursor = PlaybackCursor(Playback(Self.steps), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .wait(until: 10_000_000))
        #expect(socket.sends == ["3\r\none\r\n3\r\ntwo\r\n"])
        #expect(counts(cursor) == (2, 6))
        #expect(advance(cursor, &socket, to: 9) == .wait(until: 10_000_000))
        #expect(advance(cursor, &socket, to: 10) == .wait(until: 11_000_000))
        #expect(advance(cursor, &socket, to: 11) == .end(.end))
        #expect(socket.sends == ["3\r\none\r\n3\r\ntwo\r\n", "5\r\nthree\r\n", "4\r\nfour\r\n"])
        #expect(counts(cursor) == (4, 15))
    }

    @Test func `who has what suffices has all that was meant for it`() {
        var steps = Self.steps
        steps[2].suffices = true
        let cursor = PlaybackCursor(Playback(steps), chunked: true)
        var socket = NarrowSocket()
        _ = advance(cursor, &socket, to: 0)
        #expect(
            !cursor.hasSufficed && !cursor.reachesLastWrite(by: 9_999_999) && cursor.reachesLastWrite(by: 10_000_000)
        )
        _ = advance(cursor, &socket, to: 10)
        #expect(cursor.hasSufficed && cursor.reachesLastWrite(by: 10_000_001))
    }

    @Test func `bursts that are late together are still sent apart`() {
        let cursor = PlaybackCursor(Playback(Self.steps), chunked: true)
        var socket = NarrowSocket()
        var between: [Int] = []
        let next = cursor.advance(
            elapsed: 50_000_000,
            clock: { 50_000_001 },
            send: { socket.send($0, more: $1) },
            setApart: { between.append(1) }
        )
        #expect(next == .end(.end))
        #expect(socket.sends == ["3\r\none\r\n3\r\ntwo\r\n", "5\r\nthree\r\n", "4\r\nfour\r\n"])
        #expect(between.count == 2)
    }

    @Test(
        arguments: [
            ([.text("a"), .alone("b"), .text("c"), .text("d")], ["a", "|", "b", "|", "cd"]),
            ([.alone("a"), .alone("b")], ["|", "a", "|", "b"]),
            ([.text("a"), .text("b", at: 1)], ["a", "|", "b"]),
        ] as [([Playback.Step], [String])]
    )
    func `what is alone is set apart from what was written before it, the head too`(
        steps: [Playback.Step],
        expected: [String]
    ) {
        let cursor = PlaybackCursor(Playback(steps), chunked: false)
        var seen = [""]
        let next = cursor.advance(
            elapsed: 50_000_000,
            clock: { 50_000_001 },
            send: { bytes, more in
                seen[seen.count - 1] += String(decoding: bytes, as: UTF8.self)
                if !more { seen.append("") }
                return bytes.count
            },
            setApart: {
                seen[seen.count - 1] += "|"
                seen.append("")
            }
        )
        #expect(next == .end(.end))
        #expect(seen.dropLast() == expected[...])
    }

    @Test func `a full socket loses nothing, byte by byte`() {
        let cursor = PlaybackCursor(Playback(Self.steps), chunked: true)
        var socket = NarrowSocket()
        var counts: [String] = []
        var next = PlaybackCursor.Next.waitForRoom
        while next == .waitForRoom {
            socket.room = [1, 0]
            next = advance(cursor, &socket, to: 50)
            counts.append("\(cursor.progress.stepsSent)/\(cursor.progress.bodyBytes)")
        }
        #expect(next == .end(.end))
        #expect(socket.sends.joined() == "3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n4\r\nfour\r\n")
        #expect(
            counts == [
                "0/0", "0/0", "0/0", "0/1", "0/2", "0/3", "0/3", "1/3",
                "1/3", "1/3", "1/3", "1/4", "1/5", "1/6", "1/6", "2/6",
                "2/6", "2/6", "2/6", "2/7", "2/8", "2/9", "2/10", "2/11", "2/11", "3/11",
                "3/11", "3/11", "3/11", "3/12", "3/13", "3/14", "3/15", "3/15", "4/15",
            ]
        )
    }

    @Test func `without chunks only the payload is sent, the kernel being told that more of a burst follows`() {
        let cursor = PlaybackCursor(Playback(Self.steps), chunked: false)
        var socket = NarrowSocket(room: [2, 0])
        #expect(advance(cursor, &socket, to: 0) == .waitForRoom)
        #expect(counts(cursor) == (0, 2))
        #expect(advance(cursor, &socket, to: 0) == .wait(until: 10_000_000))
        #expect(counts(cursor) == (2, 6))
        #expect(advance(cursor, &socket, to: 30) == .end(.end))
        #expect(socket.sends == ["on", "e", "two", "three", "four"])
        #expect(socket.more == [true, true, false, false, false])
        #expect(counts(cursor) == (4, 15))
    }

    @Test func `an error is handed on`() {
        let cursor = PlaybackCursor(Playback(Self.steps), chunked: true)
        var socket = NarrowSocket(room: [9, 0], failure: ECONNRESET)
        #expect(advance(cursor, &socket, to: 0) == .fail(ECONNRESET))
        #expect(counts(cursor) == (1, 3))
    }

    @Test func `empty writes count when their time has come`() {
        let cursor = PlaybackCursor(Playback([.text(""), .text("", at: 5), .text("a", at: 6)]), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .wait(until: 5_000_000))
        #expect(counts(cursor) == (1, 0))
        #expect(advance(cursor, &socket, to: 5) == .wait(until: 6_000_000))
        #expect(counts(cursor) == (2, 0))
        #expect(socket.sends == [])
        #expect(advance(cursor, &socket, to: 6) == .end(.end))
        #expect(counts(cursor) == (3, 1))
    }

    @Test func `an ending waits for its time, and so does a stall`() {
        var socket = NarrowSocket()
        let reset = PlaybackCursor(
            Playback([.text("a"), Playback.Step(due: .milliseconds(5), .reset)]),
            chunked: true
        )
        #expect(advance(reset, &socket, to: 4) == .wait(until: 5_000_000))
        #expect(advance(reset, &socket, to: 5) == .end(.reset))
        #expect(counts(reset) == (1, 1))
        let stall = PlaybackCursor(
            Playback([.text("a"), Playback.Step(due: .milliseconds(5), .stall())]),
            chunked: true
        )
        #expect(advance(stall, &socket, to: 0) == .wait(until: 5_000_000))
        #expect(advance(stall, &socket, to: 5) == .held(nil))
        #expect(advance(stall, &socket, to: 5) == .wait(until: nil))
        #expect(stall.isStalled)
    }

    @Test func `the first write may be due with the head`() {
        let cursor = PlaybackCursor(Playback([.text("a", at: 5)]), chunked: true)
        #expect(!cursor.isDue(by: 4_999_999))
        #expect(cursor.isDue(by: 5_000_000))
        #expect(PlaybackCursor(Playback([]), chunked: true).isDue(by: 0))
        #expect(!PlaybackCursor(Playback([Playback.Step(due: .zero, .stall())]), chunked: true).isDue(by: 0))
    }

    // MARK: - Known length

    @Test(arguments: [true, false])
    func `a body of known length is sent bare, each burst with one send`(chunked: Bool) {
        let steps: [Playback.Step] = [.text("ab"), .text("cd"), .text("ef", at: 5)]
        let cursor = PlaybackCursor(Playback(steps, length: 6), chunked: chunked)
        var socket = NarrowSocket(room: [3, 0])
        #expect(advance(cursor, &socket, to: 0) == .waitForRoom)
        #expect(counts(cursor) == (1, 3))
        #expect(advance(cursor, &socket, to: 0) == .wait(until: 5_000_000))
        #expect(advance(cursor, &socket, to: 5) == .end(.end))
        #expect(socket.sends == ["abc", "d", "ef"])
        #expect(counts(cursor) == (3, 6))
    }

    @Test func `that all was sent may be known from elsewhere`() {
        let steps: [Playback.Step] = [.text("ab"), .text("cd", at: 5), .text("", at: 5)]
        let cursor = PlaybackCursor(Playback(steps, length: 4), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .wait(until: 5_000_000))
        socket.room = [0]
        #expect(advance(cursor, &socket, to: 5) == .waitForRoom)
        #expect(counts(cursor) == (1, 2))
        cursor.finish(at: 6_000_000)
        #expect(counts(cursor) == (3, 4))
        #expect(cursor.progress.sent.map(\.at) == [.nanoseconds(1), .milliseconds(6), .milliseconds(6)])
    }

    @Test func `parts of a step are let go with what they are parts of`() {
        var parts: [Playback.Step] = [.hold("one"), .alone("a"), .alone("b"), .alone("c"), .alone("d"), .alone("e")]
        for index in [1, 2, 4] { parts[index].isPart = true }
        let cursor = PlaybackCursor(Playback(parts), chunked: false)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .steps(1), at: 0))
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(socket.sends == ["a", "b", "c"])
        #expect(release(cursor, .steps(2), at: 0))
        #expect(advance(cursor, &socket, to: 0) == .end(.end))
        #expect(socket.sends == ["a", "b", "c", "d", "e"])
    }

    @Test func `with its last byte it is over, however few steps were let go`() {
        let steps: [Playback.Step] = [.hold("one"), .text("ab"), .text("cd"), .text("")]
        let cursor = PlaybackCursor(Playback(steps, length: 4), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .steps(1), at: 0))
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .steps(1), at: 0))
        #expect(advance(cursor, &socket, to: 0) == .end(.end))
        #expect(socket.sends == ["ab", "cd"])
    }

    @Test func `it is known whether there are as many bytes as were told`() {
        let held: [Playback.Step] = [.text("ab"), .hold("end")]
        let cursor = PlaybackCursor(Playback(held, length: 2), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("end"))
        #expect(socket.sends == ["ab"])
        #expect(cursor.isOfLength)
        let short = PlaybackCursor(Playback([.text("ab")], length: 3), chunked: true)
        #expect(advance(short, &socket, to: 0) == .end(.end))
        #expect(socket.sends == ["ab", "ab"])
        #expect(!short.isOfLength)
    }
}
