import Testing

@testable import bench

struct RequestLengthTests {
    private func length(_ text: String) -> Int {
        Array(text.utf8).withUnsafeBufferPointer { RequestLength.of($0) }
    }

    @Test func `head and body are counted`() {
        let head = "POST / HTTP/1.1\r\ncontent-length: 1700\r\nx: y\r\n\r\n"
        #expect(length(head) == head.utf8.count + 1700)
        #expect(length(head + "body\r\n\r\ncontent-length: 5\r\n\r\n") == head.utf8.count + 1700)
    }

    @Test func `a request without a body ends with its head`() {
        let head = "GET / HTTP/1.1\r\nx: y\r\n\r\n"
        #expect(length(head) == head.utf8.count)
    }

    @Test func `every request that the load sends is as long as it says`() {
        for variant in RequestSource.messages().variants + RequestSource.gets.variants {
            #expect(variant.bytes.withUnsafeBufferPointer { RequestLength.of($0) } == variant.bytes.count)
        }
    }
}
