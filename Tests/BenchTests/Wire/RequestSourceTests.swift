import MessagesAPI
import Testing

@testable import bench

struct RequestSourceTests {
    private func body(_ bytes: [UInt8]) throws -> [UInt8] {
        let head = try #require(bytes.firstRange(of: Array("\r\n\r\n".utf8)))
        return Array(bytes[head.upperBound...])
    }

    @Test func `bodies are of about 1.7 KB, JSON, and of 32 lengths`() throws {
        let bodies = try RequestSource.messages(asking: "topic 7;").variants.map { try body($0.bytes) }
        #expect(Set(bodies.map(\.count)).count == 32)
        for body in bodies {
            #expect((1600...1800).contains(body.count))
            let text = try JSON(parsing: body)["messages"]?[0]?["content"]?.string
            #expect(text?.hasPrefix("topic 7;, 0000000000: ") == true)
        }
    }

    @Test func `a number stands in its place`() throws {
        let variant = RequestSource.messages().variants[3]
        let text = try JSON(parsing: body(variant.numbered(471)))["messages"]?[0]?["content"]?.string
        #expect(text?.hasPrefix("Go on, 0000000471: ") == true)
        #expect(variant.numbered(471).count == variant.bytes.count)
    }
}
