import Glibc
import Testing

@testable import HTTPDaemon

struct LibraryFeedTests {
    private func send(_ text: Substring, to feed: inout LibraryFeed) -> Int {
        Array(text.utf8).withUnsafeBytes { feed.send($0) }
    }

    @Test func `what the library was given is sent when it asks for more`() {
        let text = "hello"
        var feed = LibraryFeed()
        var buffer = [UInt8](repeating: 0, count: 3)
        // It does not ask.
        #expect(send(text[...], to: &feed) == -Int(EAGAIN))
        #expect(feed.given == 0)
        buffer.withUnsafeMutableBytes { buffer in
            feed.begin(buffer)
            #expect(send(text[...], to: &feed) == -Int(EAGAIN))
            // It has got what it asked for.
            #expect(send(text[...], to: &feed) == -Int(EAGAIN))
            #expect(feed.end() == 3)
        }
        #expect(buffer == Array("hel".utf8))
        #expect(send(text[...], to: &feed) == -Int(EAGAIN))
        buffer.withUnsafeMutableBytes { buffer in
            feed.begin(buffer)
            #expect(send(text[...], to: &feed) == 3)
            #expect(send(text.dropFirst(3), to: &feed) == -Int(EAGAIN))
            #expect(feed.end() == 2)
        }
        #expect(buffer == Array("lol".utf8))
    }

    @Test func `it asks in vain when there is nothing to send`() {
        var feed = LibraryFeed()
        var buffer: [UInt8] = [1]
        buffer.withUnsafeMutableBytes { feed.begin($0) }
        #expect(feed.end() == 0)
        // The buffer is the library's again.
        #expect(send("x", to: &feed) == -Int(EAGAIN))
        #expect(buffer == [1])
    }
}
