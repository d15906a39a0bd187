import Testing

@testable import Scenario

struct RecordedEventTests {
    private func events(_ text: String) -> [String] {
        RecordedEvent.all(in: Array(text.utf8)).map { "\($0.type) \($0.end)" }
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func anEventEndsBehindItsEmptyLine(newline: String) {
        let event = "event: a\(newline)data: {}\(newline)\(newline)"
        #expect(events(event + event) == ["a \(event.utf8.count)", "a \(2 * event.utf8.count)"])
    }

    @Test func whatHasNoNameHasTheTypeOfItsData() {
        #expect(events("data: {\"type\":\"ping\"}\n\ndata: x\n\n") == ["ping 23", "message 32"])
    }

    @Test func aCommentBelongsToTheEventBehindItAndWhatIsCutOffIsNone() {
        #expect(events(": hi\n\nevent: a\ndata: b\n\nevent: c\ndata: d\n") == ["a 24"])
    }
}
