import Glibc
import Testing

@testable import HTTPDaemon

/// A stream with bytes of its own, wherever they lie and however it is interrupted.
struct FilledPlaybackCursorTests {
    private static let steps: [Playback.Step] = [.text("ab"), .unframed("!"), .text("cde"), .text("fg", at: 5)]
    private static let filling = Array("1234567".utf8)

    /// What a playback sends whose steps have the bytes in them that fill a blank of another, and that other itself.
    private func pair(_ blank: Range<Int>, length: Int?) -> (given: Playback, filled: Playback) {
        let filling = Array(Self.filling[..<blank.count])
        let playback = Playback(Self.steps, length: length, blanks: [blank]).filled(with: filling)
        return (Playback(playback.steps, length: length), playback)
    }

    /// Plays it on a socket that takes one byte at a time, and is full for as long as is said after that many bytes.
    private func play(_ playback: Playback, chunked: Bool, room: Int) -> (bytes: String, counts: [String]) {
        let cursor = PlaybackCursor(playback, chunked: chunked)
        var socket = NarrowSocket()
        var counts: [String] = []
        var next = PlaybackCursor.Next.waitForRoom
        while next == .waitForRoom {
            socket.room = [room, 0]
            next = advance(cursor, &socket, to: 9)
            counts.append("\(cursor.progress.stepsSent)/\(cursor.progress.bodyBytes)")
        }
        #expect(next == .end(.end))
        return (socket.sends.joined(), counts)
    }

    @Test func `the steps have what fills the blanks`() {
        #expect(
            pair(1..<6, length: nil).filled.steps.map(\.action) == [
                .write(Array("a1".utf8)), .unframed(Array("!".utf8)), .write(Array("234".utf8)),
                .write(Array("5g".utf8)),
            ]
        )
        #expect(Playback(Self.steps, blanks: [1..<6]).steps == Self.steps)
    }

    @Test(arguments: [(true, nil), (false, nil), (true, 7)] as [(Bool, Int?)])
    func `a blank anywhere is filled, wherever the socket is full`(chunked: Bool, length: Int?) {
        for lower in 0..<7 {
            for upper in lower + 1...7 {
                let (given, filled) = pair(lower..<upper, length: length)
                for room in 1...22 {
                    let (bytes, counts) = play(filled, chunked: chunked, room: room)
                    #expect((bytes, counts) == play(given, chunked: chunked, room: room))
                }
            }
        }
    }

    @Test func `each burst is still one send`() {
        let (_, filled) = pair(1..<6, length: nil)
        let cursor = PlaybackCursor(filled, chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 5) == .end(.end))
        #expect(socket.sends == ["2\r\na1\r\n!3\r\n234\r\n", "2\r\n5g\r\n"])
        #expect(socket.more == [false, false])
    }

    @Test func `without a filling a blank has the bytes of the steps`() {
        let (bytes, _) = play(Playback(Self.steps, length: 7, blanks: [1..<6]), chunked: true, room: 99)
        #expect(bytes == "abcdefg")
    }

    @Test func `a large burst with blanks goes out in parts, which the kernel is told of`() {
        let count = PlaybackFraming.filledCount
        let steps: [Playback.Step] = [.text(String(repeating: "a", count: 3 * count))]
        let playback = Playback(steps, length: 3 * count, blanks: [0..<1, count..<count + 1]).filled(with: [49, 50])
        let cursor = PlaybackCursor(playback, chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .end(.end))
        #expect(socket.sends.map(\.utf8.count) == [count, count, count])
        #expect(socket.sends.map(\.first) == ["1", "2", "a"])
        #expect(socket.more == [true, true, false])
    }
}
