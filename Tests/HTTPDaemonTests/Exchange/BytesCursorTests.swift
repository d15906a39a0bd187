import Testing

@testable import HTTPDaemon

struct BytesCursorTests {
    @Test func `what is asked for tells what was sent`() {
        var cursor = BytesCursor(Array("hello".utf8))
        var buffer = [UInt8](repeating: 0, count: 3)
        let first = buffer.withUnsafeMutableBytes { cursor.read(at: 0, into: $0) }
        #expect(first == 3)
        #expect(cursor.progress == PlaybackProgress(stepsSent: 0, bodyBytes: 0))
        let second = buffer.withUnsafeMutableBytes { cursor.read(at: 3, into: $0) }
        #expect(second == 2)
        #expect(buffer == Array("lol".utf8))
        #expect(cursor.progress == PlaybackProgress(stepsSent: 0, bodyBytes: 3))
        cursor.finish(at: 9)
        let sent = SentStep(step: 0, at: .nanoseconds(9), bytes: 5)
        #expect(cursor.progress == PlaybackProgress(stepsSent: 1, bodyBytes: 5, sent: [sent]))
    }
}
