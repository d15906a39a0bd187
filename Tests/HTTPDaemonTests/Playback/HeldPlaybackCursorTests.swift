import Glibc
import Testing

@testable import HTTPDaemon

/// Cursors that stand still.
struct HeldPlaybackCursorTests {
    // MARK: - Holds

    private static let held: [Playback.Step] = [
        .text("a"), .hold("one"), .text("b"), .text("c"), .text("d", at: 5), .hold("two", at: 10), .text("e", at: 12),
    ]

    @Test func `a hold separates what is due with it, and is told once`() {
        let cursor = PlaybackCursor(Playback(Self.held), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(socket.sends == ["1\r\na\r\n"])
        #expect(advance(cursor, &socket, to: 0) == .wait(until: nil))
        #expect(advance(cursor, &socket, to: 100) == .wait(until: nil))
        #expect(release(cursor, .onward, at: 100))
        #expect(advance(cursor, &socket, to: 100) == .wait(until: 105_000_000))
        #expect(socket.sends == ["1\r\na\r\n", "1\r\nb\r\n1\r\nc\r\n"])
    }

    @Test func `time stands still while it is held`() {
        let cursor = PlaybackCursor(Playback(Self.held), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .onward, at: 100))
        #expect(advance(cursor, &socket, to: 105) == .wait(until: 110_000_000))
        #expect(advance(cursor, &socket, to: 110) == .held("two"))
        // A release that comes 3 ms later puts off the rest by as much.
        #expect(release(cursor, .onward, at: 113))
        #expect(cursor.shift == 103_000_000)
        #expect(advance(cursor, &socket, to: 114) == .wait(until: 115_000_000))
        #expect(advance(cursor, &socket, to: 115) == .end(.end))
        #expect(
            cursor.progress.sent.map(\.at) == [0, 105, 105, 105, 115].map { .nanoseconds($0 * 1_000_000 + 1) }
        )
        #expect(cursor.progress.sent.map(\.step) == [0, 2, 3, 4, 6])
    }

    @Test func `the ending is put off as well`() {
        let steps: [Playback.Step] = [.hold("one", at: 2), Playback.Step(due: .milliseconds(5), .close)]
        let cursor = PlaybackCursor(Playback(steps), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 2) == .held("one"))
        #expect(release(cursor, .onward, at: 10))
        #expect(advance(cursor, &socket, to: 10) == .wait(until: 13_000_000))
        #expect(advance(cursor, &socket, to: 13) == .end(.close))
    }

    @Test func `steps go one by one, inside a burst too, each at its time`() {
        let cursor = PlaybackCursor(Playback(Self.held), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        for (time, chunk) in [(10, "b"), (20, "c")] as [(Int64, String)] {
            #expect(release(cursor, .steps(1), at: time))
            #expect(advance(cursor, &socket, to: time) == .held("one"))
            #expect(socket.sends.last == "1\r\n\(chunk)\r\n")
        }
        #expect(counts(cursor) == (3, 3))
        // Held again at the moment of `c`, so that `d` is as far from it as ever.
        #expect(release(cursor, .steps(1), at: 30))
        #expect(advance(cursor, &socket, to: 34) == .wait(until: 35_000_000))
        #expect(advance(cursor, &socket, to: 35) == .held("one"))
        #expect(release(cursor, .onward, at: 40))
        #expect(advance(cursor, &socket, to: 45) == .held("two"))
    }

    @Test(arguments: [4, 5, .max])
    func `another hold that comes first counts, and so does the end`(count: Int) {
        let cursor = PlaybackCursor(Playback(Self.held), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .steps(count), at: 0))
        #expect(advance(cursor, &socket, to: 50) == .held("two"))
        #expect(release(cursor, .steps(count), at: 50))
        #expect(advance(cursor, &socket, to: 60) == .end(.end))
    }

    @Test func `after the last step it is held before the end`() {
        let cursor = PlaybackCursor(Playback([.hold("one"), .text("a")]), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .steps(1), at: 0))
        #expect(!cursor.reachesLastWrite(by: 0))
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .steps(1), at: 0))
        #expect(cursor.reachesLastWrite(by: 0))
        #expect(advance(cursor, &socket, to: 0) == .end(.end))
    }

    @Test(arguments: [(HoldRelease.reset, PlaybackFraming.Ending.Action.reset), (.close, .close), (.end, .end)])
    func `a release can end it there`(how: HoldRelease, action: PlaybackFraming.Ending.Action) {
        let cursor = PlaybackCursor(Playback(Self.held), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(!cursor.reachesLastWrite(by: 1000))
        #expect(release(cursor, how, at: 7))
        #expect(cursor.reachesLastWrite(by: 7_000_000))
        #expect(advance(cursor, &socket, to: 7) == .end(action))
        #expect(counts(cursor) == (1, 1))
    }

    @Test func `a stall lets nobody go on, scripted or not`() {
        var socket = NarrowSocket()
        let released = PlaybackCursor(Playback(Self.held), chunked: true)
        #expect(advance(released, &socket, to: 0) == .held("one"))
        #expect(release(released, .stall, at: 1))
        let scripted = PlaybackCursor(Playback([Playback.Step(due: .zero, .stall()), .text("never")]), chunked: true)
        #expect(advance(scripted, &socket, to: 0) == .held(nil))
        for cursor in [released, scripted] {
            #expect(cursor.isStalled)
            #expect(cursor.reachesLastWrite(by: 1_000_000))
            for how in [HoldRelease.onward, .steps(1), .reset, .close, .end] {
                #expect(!release(cursor, how, at: 2))
            }
            #expect(advance(cursor, &socket, to: 1000) == .wait(until: nil))
        }
    }

    @Test func `who is not held cannot be released`() {
        let cursor = PlaybackCursor(Playback(Self.held), chunked: true)
        var socket = NarrowSocket()
        #expect(!release(cursor, .onward, at: 0))
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(!release(cursor, .steps(0), at: 0))
        #expect(release(cursor, .onward, at: 0))
        #expect(!release(cursor, .reset, at: 0))
        #expect(advance(cursor, &socket, to: 4) == .wait(until: 5_000_000))
    }

    @Test func `the last write is the end's only when nobody can hold it any more`() {
        let steps: [Playback.Step] = [.hold("one"), .text("a"), .hold("two", at: 3)]
        let cursor = PlaybackCursor(Playback(steps), chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(release(cursor, .onward, at: 0))
        #expect(!cursor.reachesLastWrite(by: 100))
        #expect(advance(cursor, &socket, to: 3) == .held("two"))
        #expect(!cursor.reachesLastWrite(by: 100))
        #expect(release(cursor, .onward, at: 3))
        #expect(cursor.reachesLastWrite(by: 3))
    }

    @Test func `nothing is due with the head when it is held first`() {
        #expect(!PlaybackCursor(Playback([.hold("one"), .text("a")]), chunked: true).isDue(by: 0))
        #expect(PlaybackCursor(Playback([.text("a"), .hold("one")]), chunked: true).isDue(by: 0))
        #expect(!PlaybackCursor(Playback([.text("a")]), chunked: true, shift: 5).isDue(by: 4))
    }

    // MARK: - Heartbeats

    private static let beating = Playback([
        .text("a"),
        .hold("one", beat: Playback.Heartbeat(bytes: [0x2E], first: .milliseconds(4), every: .milliseconds(10))),
        .text("b"),
    ])

    @Test func `heartbeats are sent while it is held, and only then`() {
        let cursor = PlaybackCursor(Self.beating, chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 1) == .held("one"))
        #expect(advance(cursor, &socket, to: 1) == .wait(until: 5_000_000))
        // Lateness does not add up, and what was missed is not made up for.
        #expect(advance(cursor, &socket, to: 7) == .wait(until: 15_000_000))
        #expect(advance(cursor, &socket, to: 38) == .wait(until: 45_000_000))
        #expect(socket.sends == ["1\r\na\r\n", "1\r\n.\r\n", "1\r\n.\r\n"])
        #expect(release(cursor, .onward, at: 40))
        #expect(advance(cursor, &socket, to: 100) == .end(.end))
        #expect(socket.sends.count == 4)
        #expect(counts(cursor) == (2, 4))
        #expect(cursor.progress.sent.map(\.step) == [0, nil, nil, 2])
        #expect(cursor.progress.sent.map(\.bytes) == [1, 1, 1, 1])
    }

    @Test func `a beat that was begun is finished before anything else`() {
        for how in [HoldRelease.onward, .end] {
            let cursor = PlaybackCursor(Self.beating, chunked: true)
            var socket = NarrowSocket()
            #expect(advance(cursor, &socket, to: 0) == .held("one"))
            socket.room = [2, 0]
            #expect(advance(cursor, &socket, to: 4) == .waitForRoom)
            #expect(counts(cursor) == (1, 1))
            #expect(release(cursor, how, at: 60))
            socket.room = [2, 0]
            #expect(advance(cursor, &socket, to: 60) == .waitForRoom)
            #expect(counts(cursor) == (1, 2))
            #expect(advance(cursor, &socket, to: 61) == .end(.end))
            #expect(socket.sends.joined() == "1\r\na\r\n1\r\n.\r\n" + (how == .end ? "" : "1\r\nb\r\n"))
        }
    }

    @Test func `a cut does not wait for the rest of a beat`() {
        let cursor = PlaybackCursor(Self.beating, chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        socket.room = [2, 0]
        #expect(advance(cursor, &socket, to: 4) == .waitForRoom)
        #expect(release(cursor, .reset, at: 5))
        #expect(advance(cursor, &socket, to: 5) == .end(.reset))
    }

    @Test func `a full socket gathers no beats`() {
        let cursor = PlaybackCursor(Self.beating, chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        socket.room = [0]
        #expect(advance(cursor, &socket, to: 4) == .waitForRoom)
        #expect(advance(cursor, &socket, to: 99) == .wait(until: 104_000_000))
        #expect(socket.sends == ["1\r\na\r\n", "1\r\n.\r\n"])
    }

    @Test func `a beat that could not be begun is not sent after the release`() {
        let cursor = PlaybackCursor(Self.beating, chunked: true)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        socket.room = [0]
        #expect(advance(cursor, &socket, to: 4) == .waitForRoom)
        #expect(release(cursor, .onward, at: 5))
        #expect(advance(cursor, &socket, to: 5) == .end(.end))
        #expect(socket.sends == ["1\r\na\r\n", "1\r\nb\r\n"])
    }

    @Test func `without chunks a beat is its bytes`() {
        let cursor = PlaybackCursor(Self.beating, chunked: false)
        var socket = NarrowSocket()
        #expect(advance(cursor, &socket, to: 0) == .held("one"))
        #expect(advance(cursor, &socket, to: 4) == .wait(until: 14_000_000))
        #expect(socket.sends == ["a", "."])
        #expect(socket.more == [false, false])
    }
}
