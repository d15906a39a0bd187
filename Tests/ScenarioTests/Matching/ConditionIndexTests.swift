import MessagesAPI
import Testing

@testable import Scenario

struct ConditionIndexTests {
    private func condition(_ change: (inout Condition) -> Void) -> Condition {
        var condition = Condition()
        change(&condition)
        return condition
    }

    private func candidate(_ text: String, model: String = "claude-a") -> Candidate {
        let body: JSON = ["model": .string(model), "messages": [["role": "user", "content": .string(text)]]]
        return Candidate(MessagesRequest(body: body), sent: body)
    }

    @Test func oneOfAThousandThatBeginAlikeIsFound() {
        let index = ConditionIndex(
            (1000...1999).map { number in condition { $0.lastUser = .contains("please tell me of number \(number)") } }
        )
        #expect(index.places(for: candidate("please tell me of number 1999, would you")) == [999])
        #expect(index.places(for: candidate("please tell me of number 99")) == [])
    }

    @Test func whatIsFiledUnderSomethingThatManyDemandIsFiledUnderWhatFewDemand() {
        let index = ConditionIndex(
            (1000...1999).map { number in
                condition {
                    $0.model = .equals("claude-a")
                    $0.lastUser = .anyOf([.equals("Tell me of \(number)", ignoreCase: true), .contains("#\(number)#")])
                }
            }
        )
        #expect(index.places(for: candidate("TELL ME OF 1500")) == [500])
        #expect(index.places(for: candidate("and #1007#")) == [7])
        #expect(index.places(for: candidate("Tell me of nothing")) == [])
    }

    @Test func whatDemandsNothingIsAlwaysTriedInItsPlace() {
        var conditions = (100...199).map { number in condition { $0.lastUser = .equals("\(number)") } }
        conditions.insert(condition { $0.lastUser = .not(.equals("x")) }, at: 0)
        conditions.insert(condition { $0.model = .equals("one of a few") }, at: 50)
        #expect(ConditionIndex(conditions).places(for: candidate("120")) == [0, 21, 50])
        #expect(ConditionIndex(conditions).places(for: candidate("y")) == [0, 50])
    }

    @Test func aRecordingIsFoundAmongOthers() {
        let recorded = (100...199).map { number in
            let body = #"{"metadata":{"user_id":"\#(number)"},"messages":[{"role":"user","content":"Hi \#(number)"}]}"#
            return RecordedRequest(
                Recording.Request(method: "POST", path: "/v1/messages", body: Array(body.utf8)),
                ignoring: [JSONPointer("/metadata/user_id")!]
            )
        }
        let index = ConditionIndex(recorded.map { request in condition { $0.recorded = request } })
        let body: JSON = ["messages": [["content": "Hi 123", "role": "user"]], "metadata": ["user_id": "else"]]
        #expect(index.places(for: Candidate(MessagesRequest(body: body), sent: body)) == [23])
    }

    /// Small alphabets, so that conditions hold often, and overlap.
    private struct Draw {
        var generator: SeededGenerator

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

        mutating func text(_ longest: Int) -> String {
            let letters = "aAbBé"
            return String(
                (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
                    letters.randomElement(using: &generator)!
                }
            )
        }

        mutating func match(depth: Int = 0) -> TextMatch {
            switch Int.random(in: 0..<(depth < 2 ? 10 : 7), using: &generator) {
            case 0...3: .contains(text(10), ignoreCase: chance(30))
            case 4...5: .equals(text(2), ignoreCase: chance(30))
            case 6: .glob(try! TextPattern(glob: "*\(text(3))*"))
            case 7: .not(match(depth: depth + 1))
            default:
                .anyOf((0..<Int.random(in: 0...3, using: &generator)).map { _ in match(depth: depth + 1) })
            }
        }

        mutating func condition() -> Condition {
            var condition = Condition()
            if chance(20) { condition.model = match() }
            if chance(50) { condition.lastUser = match() }
            if chance(20) { condition.system = match() }
            if chance(30) { condition.anyText = match() }
            if chance(10) { condition.path = match() }
            if chance(10) { condition.turn = Int.random(in: 1...3, using: &generator) }
            if chance(10) { condition.tools = [text(1)] }
            if chance(20) { condition.headers = [("X-Team", chance(80) ? .matches(match()) : .absent)] }
            if chance(20) {
                let value: Condition.Value = chance(50) ? .matches(match()) : .equals(.string(text(1)))
                condition.body = [(JSONPointer("/messages/0/content")!, value)]
            }
            if chance(10) {
                condition.toolResult = .init(name: chance(50) ? match() : nil, content: chance(50) ? match() : nil)
            }
            return condition
        }

        mutating func candidate() -> Candidate {
            var messages: [JSON] = []
            for _ in 1...Int.random(in: 1...2, using: &generator) {
                let call: JSON = ["type": "tool_use", "id": "t", "name": .string(text(1)), "input": [:]]
                let result: JSON = ["type": "tool_result", "tool_use_id": "t", "content": .string(text(12))]
                messages.append(["role": "user", "content": .string(text(12))])
                if chance(50) { messages.append(["role": "assistant", "content": [call]]) }
                if chance(30) { messages.append(["role": "user", "content": [result]]) }
            }
            let body: JSON = [
                "model": .string(text(2)), "system": .string(text(10)), "messages": .array(messages),
                "tools": [["name": .string(text(1))]],
            ]
            let team = chance(50) ? text(8) : nil
            return Candidate(MessagesRequest(body: body), path: chance(70) ? "/v1/messages" : text(2), sent: body) {
                name in
                name.lowercased() == "x-team" ? team : nil
            }
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func noConditionThatHoldsIsLeftOut(seed: UInt64) {
        var draw = Draw(generator: SeededGenerator(seed: seed))
        let conditions = (0..<300).map { _ in draw.condition() }
        let index = ConditionIndex(conditions)
        for _ in 0..<20 {
            let candidate = draw.candidate()
            let places = index.places(for: candidate)
            #expect(places == places.sorted() && Set(places).count == places.count)
            #expect(
                places.filter { conditions[$0].mismatch(candidate) == nil }
                    == conditions.indices.filter { conditions[$0].mismatch(candidate) == nil }
            )
        }
    }
}
