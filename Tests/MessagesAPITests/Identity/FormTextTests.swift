import Testing

@testable import MessagesAPI

struct FormTextTests {
    private let standIns = StandIns(of: [.base58(4), .base58(4)], digits: 2)

    private func text(_ side: StandIns.Side, _ parts: [Any]) -> String {
        parts.map { part in
            guard let draw = part as? Int else { return "\(part)" }
            if draw < 0 { return "\(side.number(digits: 2))" }
            return String(decoding: side.letters(forDraw: draw, count: 4), as: UTF8.self)
        }.joined()
    }

    private func form(_ first: [Any], _ second: [Any]? = nil) -> FormText? {
        FormText(comparing: text(.first, first), text(.second, second ?? first), standIns)
    }

    @Test func whereTextsDifferIsABlank() throws {
        let form = try #require(self.form(["id ", 1, ", ", 0, " of ", -1]))
        #expect(form.blanks.map(\.bytes) == [3..<7, 9..<13, 17..<19])
        #expect(form.blanks.map(\.letters) == [4..<8, 0..<4, 8..<10])
        let letters = Array("abcdwxyz42".utf8)
        #expect(form.string(with: letters) == "id wxyz, abcd of 42")
        #expect(form.filling(from: letters) == Array("wxyzabcd42".utf8))
    }

    @Test func aTextWithoutDifferencesHasNoBlanks() {
        #expect(form(["same"])?.blanks.isEmpty == true)
        #expect(FormText("same").string(with: []) == "same")
        #expect(form([])?.bytes == [])
    }

    @Test func textsThatDifferOtherwiseHaveNoForm() {
        #expect(form(["a"], ["b"]) == nil)
        #expect(form(["a", 0], ["aa", 0]) == nil)
        #expect(form([0], [1]) == nil)
        // What runs together cannot be told apart.
        #expect(form([0, 1]) == nil)
    }
}
