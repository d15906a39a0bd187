import MessagesAPI
import Testing

@testable import bench

struct AgentRequestTests {
    @Test func `it has 158 KB, and a number in its last message`() throws {
        let body = AgentRequest.body
        #expect((156_000...160_000).contains(body.utf8.count))
        let last = try JSON(parsing: body)["messages"]?.array?.last
        #expect(last?["content"]?[0]?["content"]?.string?.hasSuffix(RequestSource.placeholder) == true)
    }
}
