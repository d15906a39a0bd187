import MessagesAPI
import Testing

@testable import Scenario

@Suite struct ReplyContextTests {
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
