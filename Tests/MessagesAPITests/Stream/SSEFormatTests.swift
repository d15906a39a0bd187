import MessagesAPI
import Testing

struct SSEFormatTests {
    private func text(_ change: (inout SSEFormat) -> Void) -> String {
        var format = SSEFormat()
        change(&format)
        let event: JSONObject = ["type": "x", "text": "é,\n"]
        return String(decoding: SSEEncoder.encode(event, name: "x", padding: 1, format: format), as: UTF8.self)
    }

    private let json = #"{"type":"x","text":"é,\n" }"#

    @Test func theServicesOwnWay() { #expect(text { _ in } == "event: x\ndata: \(json)\n\n") }

    @Test(arguments: [(SSEFormat.Newline.lf, "\n"), (.cr, "\r"), (.crlf, "\r\n")])
    func linesEndAsTheFormatSays(newline: SSEFormat.Newline, end: String) {
        #expect(newline.bytes == Array(end.utf8))
        #expect(text { $0.newline = newline } == "event: x\(end)data: \(json)\(end)\(end)")
    }

    @Test func withoutTheSpace() {
        #expect(text { $0.hasSpaceAfterColon = false } == "event:x\ndata:\(json)\n\n")
    }

    @Test func aCommentStandsInEachEvent() {
        #expect(text { $0.hasComments = true } == "event: x\n: mock-claude\ndata: \(json)\n\n")
    }

    @Test func dataOfSeveralLines() {
        #expect(
            text { $0.hasMultilineData = true }
                == "event: x\ndata: {\ndata: \"type\":\"x\",\ndata: \"text\":\"é,\\n\" }\n\n"
        )
    }

    @Test func charactersBeyondASCIIEscaped() {
        #expect(text { $0.escapesUnicode = true } == "event: x\ndata: {\"type\":\"x\",\"text\":\"\\u00e9,\\n\" }\n\n")
    }

    /// Every format alone and with every other.
    static let all: [SSEFormat] = SSEFormat.Newline.allCases.flatMap { newline in
        (0..<16).map { bits in
            var format = SSEFormat()
            format.newline = newline
            format.hasSpaceAfterColon = bits & 1 == 0
            format.hasComments = bits & 2 != 0
            format.hasMultilineData = bits & 4 != 0
            format.escapesUnicode = bits & 8 != 0
            return format
        }
    }

    @Test(arguments: all) func everyFormatIsReadAsTheSameEvents(format: SSEFormat) throws {
        for seed in 1...10 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var bytes: [UInt8] = []
            let events = (0..<3).compactMap { _ in JSON.odd(using: &generator).object }
            for (padding, event) in events.enumerated() {
                bytes += SSEEncoder.encode(event, name: "odd", padding: padding * 7, format: format)
                bytes += SSEEncoder.encode(.ping, format: format)
            }
            var decoder = SSEDecoder()
            let read = decoder.decode(bytes)
            #expect(!decoder.hasUnfinishedEvent)
            #expect(read.map(\.name) == events.flatMap { _ in ["odd", "ping"] })
            let values = try read.map { try JSON(parsing: $0.data) }
            #expect(values == events.flatMap { [.object($0), ["type": "ping"]] })
            if format.escapesUnicode { #expect(bytes.allSatisfy { $0 < 0x80 }) }
        }
    }
}
