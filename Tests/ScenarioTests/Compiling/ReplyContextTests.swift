import MessagesAPI
import Testing

@testable import Scenario

struct ReplyContextTests {
    @Test func whatARequestAsksForIsEchoed() {
        let context = ReplyContext(
            MessagesRequest(
                body: [
                    "model": "m", "stream": true, "speed": "fast", "inference_geo": "us", "context_management": [:],
                    "messages": [["role": "user", "content": "12345678"]],
                ]
            )
        )
        #expect(
            context.echoed
                == ReplyContext.Echoed(
                    model: "m",
                    streams: true,
                    inferenceGeo: "us",
                    speed: "fast",
                    managesContext: true
                )
        )
        #expect(context.inputTokens == 6)
        #expect(context.isPlain)
    }

    @Test func anotherSpellingOfTheSameCharactersIsAnotherModel() {
        func echoed(_ model: String, speed: String? = nil) -> ReplyContext.Echoed {
            var echoed = ReplyContext.nothing.echoed
            (echoed.model, echoed.speed) = (model, speed)
            return echoed
        }
        #expect(echoed("é") != echoed("e\u{301}") && echoed("é") == echoed("é"))
        #expect(echoed("m", speed: "é") != echoed("m", speed: "e\u{301}") && echoed("m", speed: "é") != echoed("m"))
        #expect(Set([echoed("é"), echoed("e\u{301}"), echoed("é")]).count == 2)
    }

    @Test func aContainerOrTheCacheMakeItMoreThanPlain() {
        #expect(!ReplyContext(MessagesRequest(body: ["container": "c"])).isPlain)
        var cached = MessagesRequest(body: [:])
        cached.cacheUse = CacheUse(read: 1)
        #expect(!ReplyContext(cached).isPlain)
        #expect(ReplyContext.nothing.isPlain)
    }

    @Test func standInsDifferInAllThatIsAnAnswersOwn() {
        let (first, second) = (
            ReplyContext.nothing.standingIn(.first, digits: 4), ReplyContext.nothing.standingIn(.second, digits: 4)
        )
        #expect((first.inputTokens, second.inputTokens) == (1111, 2222))
        #expect(first.containerExpiry() != second.containerExpiry())
        #expect(first.echoed == second.echoed)
    }
}
