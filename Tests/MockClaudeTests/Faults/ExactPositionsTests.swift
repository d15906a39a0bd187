import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

/// Cuts a stream of twenty events at every place there is, and looks at what travels: the bytes before the place, nothing
/// behind it, and the right kind of end.
struct ExactPositionsTests {
    /// The ways to end a stream, with what a client then sees.
    enum Cut: String, CaseIterable, Sendable {
        case reset, close, end, stall

        var act: Fault.Act {
            switch self {
            case .reset: .reset
            case .close: .close
            case .end: .end
            case .stall: .stall
            }
        }

        var ending: WireClient.Ending {
            switch self {
            case .reset: .reset
            case .close, .stall: .closed
            case .end: .lastChunk
            }
        }
    }

    private static let reply = Reply(
        .content([
            .thinking(.exact(["Hm"]), signature: "c2ln"), .text(.exact(["a", "né", "c", "d", "e", "f"])),
            .toolUse(ToolCall(name: "t", id: "toolu_1", input: .text(.exact(["", "{}"])))),
        ])
    )

    /// A server whose reply is cut where the prompt says: `reset byte 17`.
    private static func server() throws -> MockServer {
        let rule = Rule(
            answer: .computed { request in
                var reply = reply
                reply.id = "msg_1"
                // Else it would be the prompt's.
                reply.usage = ["input_tokens": 9]
                let words = request.lastUserText.split(separator: " ")
                guard words.count == 3, let cut = Cut(rawValue: String(words[0])), let count = Int(words[2]) else {
                    return reply
                }
                reply.faults = [ReplyFault(at: words[1] == "byte" ? .byte(count) : .event(count), cut.act)]
                return reply
            }
        )
        return try MockServer(Scenario(rules: [rule]))
    }

    /// The whole body, and after how many of its bytes each event ends.
    private static func whole(of server: MockServer) throws -> (body: [UInt8], ends: [Int]) {
        let client = WireClient(asking: "all of it", of: server)
        try #require(client.ending == .lastChunk)
        let blank = Array("\n\n".utf8)
        return (
            client.body, client.body.indices.filter { client.body[..<$0].suffix(2) == blank[...] } + [client.body.count]
        )
    }

    private func check(_ cut: Cut, at place: String, bytes count: Int, of whole: [UInt8], _ server: MockServer) {
        let client = WireClient(
            asking: "\(cut.rawValue) \(place)",
            of: server,
            leavesAfter: cut == .stall ? count : nil
        )
        // Shown as text, because thousands of numbers are no help.
        let isPrefix = client.body == Array(whole[..<count])
        #expect(isPrefix, "\(cut) at \(place): \(client.body.count) bytes came")
        #expect(client.ending == cut.ending, "\(cut) at \(place)")
    }

    @Test(arguments: Cut.allCases) func everyByte(cut: Cut) throws {
        let server = try Self.server()
        defer { server.stop() }
        let (whole, _) = try Self.whole(of: server)
        for count in 0..<whole.count { check(cut, at: "byte \(count)", bytes: count, of: whole, server) }
    }

    @Test(arguments: Cut.allCases) func everyEventAHundredTimes(cut: Cut) throws {
        let server = try Self.server()
        defer { server.stop() }
        let (whole, ends) = try Self.whole(of: server)
        try #require(ends.count == 20)
        for _ in 0..<100 {
            for (index, end) in ([0] + ends.dropLast()).enumerated() {
                check(cut, at: "event \(index)", bytes: end, of: whole, server)
            }
        }
    }
}
