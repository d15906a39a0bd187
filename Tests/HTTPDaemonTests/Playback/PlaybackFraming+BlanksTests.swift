import Testing

@testable import HTTPDaemon

struct PlaybackFramingBlanksTests {
    @Test func `blanks are found in the chunks, cut where a chunk ends`() {
        let steps: [Playback.Step] = [.text("abc"), .unframed("!!"), .text(""), .text("defg"), .text("h")]
        let framing = PlaybackFraming(steps, blanks: [0..<1, 2..<5, 6..<8])
        #expect(String(decoding: framing.bytes, as: UTF8.self) == "3\r\nabc\r\n!!4\r\ndefg\r\n1\r\nh\r\n")
        #expect(framing.blanks.map(\.range) == [3..<4, 5..<6, 13..<15, 16..<17, 22..<23])
        #expect(framing.blanks.map(\.filling) == [0, 1, 2, 4, 5])
        #expect(framing.bodyBlanks.fillingCount == 6)
    }

    @Test func `of a body of known length they are where they were given`() {
        let framing = PlaybackFraming([.text("abc"), .unframed("!!"), .text("def")], length: 6, blanks: [1..<5])
        #expect(framing.blanks.map(\.range) == [1..<3, 3..<5])
        #expect(framing.blanks.map(\.filling) == [0, 2])
    }

    @Test func `one that is never played counts, and is nowhere`() {
        let steps: [Playback.Step] = [.text("ab"), Playback.Step(due: .zero, .close), .text("cd")]
        let framing = PlaybackFraming(steps, blanks: [1..<3, 3..<4])
        #expect(framing.blanks.map(\.range) == [4..<5])
        #expect(framing.bodyBlanks.fillingCount == 3)
        #expect(framing.steps(filledWith: Array("xyz".utf8)) == [.text("ax"), steps[1], .text("yz")])
    }

    @Test func `what has no blank is not copied`() {
        let framing = PlaybackFraming([.text("abcdef")], length: 6, blanks: [1..<2])
        let place = framing.bytes.withUnsafeBytes { $0.baseAddress! }
        #expect(framing.withBytes(in: 2..<6, filledWith: [1]) { $0.baseAddress } == place + 2)
        #expect(framing.withBytes(in: 0..<6, filledWith: []) { $0.baseAddress } == place)
        #expect(framing.withBytes(in: 0..<6, filledWith: [1]) { Array($0) } == [97, 1, 99, 100, 101, 102])
    }

    @Test func `of much that meets a blank the first part is given out`() {
        let count = PlaybackFraming.filledCount
        let framing = PlaybackFraming(
            [.text(String(repeating: "a", count: count + 9))],
            length: count + 9,
            blanks: [0..<1, count..<count + 1]
        )
        #expect(framing.withBytes(in: 0..<count + 9, filledWith: [1, 2]) { $0.count } == count)
        #expect(framing.withBytes(in: count..<count + 9, filledWith: [1, 2]) { $0.first } == 2)
        #expect(framing.withBytes(in: 1..<count, filledWith: [1, 2]) { $0.count } == count - 1)
    }
}
