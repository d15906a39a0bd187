import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct StreamReaderTests {
    private func read(_ items: [StreamItem]) -> [JSONObject?] {
        var reader = StreamReader()
        return items.flatMap { reader.read($0) }
    }

    private func raw(_ text: String) -> StreamItem { .raw(Array(text.utf8)) }

    @Test func eventsAndPingsAreWhatTheyAre() {
        #expect(
            read([StreamItem(.messageStop), .action(.reset), .ping]) == [["type": "message_stop"], ["type": "ping"]]
        )
    }

    @Test func rawBytesHoldTheEventsThatTheySpell() {
        #expect(read([raw(": hi\n\nevent: a\ndata: {\"type\":\"a\"}\n\ndata: 5\n\n")]) == [["type": "a"], nil])
    }

    @Test func rawBytesGoOnInTheNextOnes() {
        #expect(
            read([raw("data: {\"type\""), .action(.wait(.seconds(1))), raw(":\"a\"}\n"), raw("\n"), .ping])
                == [["type": "a"], ["type": "ping"]]
        )
    }

    /// An event that comes inside another is part of its data, which is then no JSON.
    @Test func anEventInsideRawBytesIsNoneOfItsOwn() {
        var reader = StreamReader()
        #expect(reader.read(raw("data: {\n")) == [])
        #expect(reader.isInsideEvent)
        #expect(reader.read(StreamItem(.messageStop)) == [nil])
        #expect(!reader.isInsideEvent)
    }

    /// What is passed on without decoding is what decoding gives.
    @Test func everyItemReadsAsItsBytesDo() {
        var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        let blocks: [Block] = [
            .text("Hi \u{2028}\n\"you\""), .toolUse(ToolCall(name: "f", input: .value(["a": [1.50]]))),
        ]
        let items =
            blocks.flatMap { $0.events(at: 0, chunk: .word, identifiers: &identifiers).map { StreamItem($0) } } + [
                .ping
            ]
        #expect(read(items) == read(items.map { .raw($0.bytes()) }))
    }
}
