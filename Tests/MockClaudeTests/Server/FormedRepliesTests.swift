import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct FormedRepliesTests {
    private func key(_ rule: Int, model: String = "m") -> FormedReplies.Key {
        FormedReplies.Key(
            rule: rule,
            reply: 1,
            echoed: ReplyContext(MessagesRequest(body: ["model": .string(model)])).echoed,
            digits: 2
        )
    }

    private func timeline(bytes: Int = 1) -> PlayedTimeline {
        let steps = [Step(event: "a", bytes: Array(repeating: 0, count: bytes))]
        return PlayedTimeline(Timeline(status: 200, framing: .stream, steps: steps))
    }

    @Test func aFormIsMadeForTheSecondAnswerAndKept() {
        let forms = FormedReplies()
        var made = 0
        let make = {
            made += 1
            return PlayedTimeline?.some(timeline())
        }
        #expect(forms.played(key(0), make: make) == nil)
        #expect(made == 0)
        let second = forms.played(key(0), make: make)
        #expect(second != nil && forms.played(key(0), make: make) === second)
        #expect(made == 1)
        #expect(forms.played(key(1), make: make) == nil)
    }

    @Test func eachSpellingOfAModelHasAFormOfItsOwn() {
        let forms = FormedReplies()
        let models = (0..<256).map { number in
            (0..<8).map { number >> $0 & 1 == 0 ? "é" : "e\u{301}" }.joined()
        }
        for model in models { #expect(forms.played(key(0, model: model)) { timeline() } == nil) }
        let played = models.compactMap { forms.played(key(0, model: $0)) { timeline() } }
        #expect(Set(played.map(ObjectIdentifier.init)).count == models.count)
    }

    @Test func whatHasNoFormIsTriedOnce() {
        let forms = FormedReplies()
        var tried = 0
        for _ in 0..<4 {
            let none = forms.played(key(0)) {
                tried += 1
                return nil
            }
            #expect(none == nil)
        }
        #expect(tried == 1)
    }

    @Test func itIsBoundedInEntriesAndInBytes() {
        let few = FormedReplies(capacity: (entries: 2, bytes: .max))
        for rule in 0..<3 { _ = few.played(key(rule)) { timeline() } }
        // The third has made it forget the first.
        #expect(few.played(key(0)) { timeline() } == nil)
        let small = FormedReplies(capacity: (entries: .max, bytes: 10_000))
        for rule in [0, 0, 1, 1] { _ = small.played(key(rule)) { timeline(bytes: 20_000) } }
        #expect(small.played(key(0)) { timeline() } == nil)
        #expect(small.played(key(1)) { nil } != nil)
    }
}
