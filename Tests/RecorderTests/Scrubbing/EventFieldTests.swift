import Testing

@testable import Recorder

struct EventFieldTests {
    private func fields(_ text: String) -> [String] {
        EventField.all(in: MappedText(Array(text.utf8))).map { field in
            let text = String(decoding: field.text.bytes, as: UTF8.self)
            return if case .data = field { "data \(text)" } else { text }
        }
    }

    @Test func dataIsJoinedAndOtherLinesStand() {
        #expect(
            fields("event: a\ndata: b\ndata:c\n\n: d\rdata: e\r\n\r\n") == ["event: a", "data b\nc", ": d", "data e"]
        )
    }

    @Test func timeGrowsWithTheNumberOfLinesOfAnEventOnly() {
        let growth = Growth.fromOnceToFourTimes(8000) { count in
            _ = EventField.all(in: MappedText(Array(String(repeating: "data: abcdefghijkl\n", count: count).utf8)))
        }
        #expect(growth < 9)
    }

    @Test func whatTheEndCutsOffCounts() {
        #expect(fields("data: a") == ["data a"])
        #expect(fields("\u{FEFF}data: a\n") == ["data a"])
        #expect(fields("dat") == ["dat"])
        #expect(fields("data:") == ["data "])
        #expect(fields("") == [])
    }

    @Test func whatGoesOverLinesStandsInAllOfThem() {
        let text = EventField.all(in: MappedText(Array("data: ab\ndata: cd\n\n".utf8)))[0].text
        #expect(text.origins(of: 1..<4) == [7..<16])
    }
}
