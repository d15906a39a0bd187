import MessagesAPI
import Testing

@testable import MockClaude

struct PromptCacheTests {
    private let cache = PromptCache()

    /// A prompt of texts of 1024 tokens each, and four for the message, marked where a lifetime is given.
    private func asking(_ texts: (String, ttl: String?)...) throws -> CacheablePrompt {
        let blocks = texts.map { text, ttl in
            var block: JSONObject = [
                "type": "text", "text": .string(String(repeating: text, count: 4096 / text.utf8.count)),
            ]
            if let ttl { block["cache_control"] = ["type": "ephemeral", "ttl": .string(ttl)] }
            return JSON.object(block)
        }
        let body: JSON = [
            "model": "claude-sonnet-4-5", "messages": [["role": "user", "content": .array(blocks)]],
        ]
        return try #require(CacheablePrompt(MessagesRequest(body: body)))
    }

    private func write(_ prompt: CacheablePrompt, at time: Duration) { cache.write(prompt, at: time, now: time) }

    @Test func theFirstWritesAndTheSecondReads() throws {
        let prompt = try asking(("a", "5m"), ("b", nil))
        #expect(cache.use(by: prompt, now: .zero) == CacheUse(writtenFor5Minutes: 1028))
        write(prompt, at: .zero)
        #expect(cache.use(by: prompt, now: .zero) == CacheUse(read: 1028))
    }

    @Test func aConversationReadsWhatItHadAndWritesWhatIsNew() throws {
        write(try asking(("a", "5m")), at: .zero)
        let second = try asking(("a", nil), ("b", nil), ("c", "5m"))
        #expect(cache.use(by: second, now: .zero) == CacheUse(read: 1028, writtenFor5Minutes: 2048))
        write(second, at: .zero)
        #expect(cache.use(by: try asking(("a", nil), ("b", "5m")), now: .zero).read == 1028)
        #expect(cache.use(by: try asking(("a", nil), ("b", nil), ("c", "5m"), ("d", nil)), now: .zero).read == 3076)
    }

    @Test func anotherBeginningFindsNothing() throws {
        write(try asking(("a", "5m"), ("b", "5m")), at: .zero)
        #expect(cache.use(by: try asking(("x", "5m"), ("b", "5m")), now: .zero).read == 0)
        #expect(cache.use(by: try asking(("a", "5m"), ("x", "5m")), now: .zero).read == 1028)
    }

    @Test func whatIsKeptForAnHourReachesUpToTheLastMarkThatSaysSo() throws {
        let prompt = try asking(("a", "1h"), ("b", "1h"), ("c", "5m"), ("d", nil))
        #expect(cache.use(by: prompt, now: .zero) == CacheUse(writtenFor5Minutes: 1024, writtenFor1Hour: 2052))
        write(try asking(("a", "1h")), at: .zero)
        #expect(
            cache.use(by: prompt, now: .zero)
                == CacheUse(read: 1028, writtenFor5Minutes: 1024, writtenFor1Hour: 1024)
        )
    }

    @Test func eachIsKeptForItsOwnTime() throws {
        let prompt = try asking(("a", "1h"), ("b", "5m"))
        write(prompt, at: .seconds(10))
        let reads = [10, 309, 310, 3609, 3610].map { cache.use(by: prompt, now: .seconds($0)).read }
        #expect(reads == [2052, 2052, 1028, 1028, 0])
    }

    @Test func useRefreshes() throws {
        let prompt = try asking(("a", "5m"))
        write(prompt, at: .zero)
        write(prompt, at: .seconds(299))
        #expect(cache.use(by: prompt, now: .seconds(598)).read == 1028)
        // What stands before the mark, too, when that is what was read.
        write(try asking(("a", nil), ("b", "5m")), at: .seconds(598))
        #expect(cache.use(by: prompt, now: .seconds(897)).read == 1028)
        #expect(cache.use(by: prompt, now: .seconds(898)).read == 0)
    }

    @Test func askingAloneChangesNothing() throws {
        let prompt = try asking(("a", "5m"))
        write(prompt, at: .zero)
        for second in stride(from: 0, to: 300, by: 50) { _ = cache.use(by: prompt, now: .seconds(second)) }
        #expect(cache.use(by: prompt, now: .seconds(300)).read == 0)
    }

    @Test func othersFindItWhenTheReplyHasBegun() throws {
        let prompt = try asking(("a", "5m"))
        cache.write(prompt, at: .seconds(5), now: .zero)
        #expect(cache.use(by: prompt, now: .seconds(4)).read == 0)
        #expect(cache.use(by: prompt, now: .seconds(5)).read == 1028)
        #expect(cache.use(by: prompt, now: .seconds(305)).read == 0)
        // Whoever begins earlier lets it be found earlier.
        cache.write(prompt, at: .seconds(410), now: .seconds(400))
        cache.write(prompt, at: .seconds(402), now: .seconds(401))
        #expect(cache.use(by: prompt, now: .seconds(402)).read == 1028)
        #expect(cache.use(by: prompt, now: .seconds(709)).read == 1028)
        #expect(cache.use(by: prompt, now: .seconds(710)).read == 0)
    }

    @Test func beyondItsBoundItForgets() throws {
        let cache = PromptCache(capacity: 2)
        let prompts = try ["a", "b", "c"].map { try asking(($0, "5m")) }
        for prompt in prompts { cache.write(prompt, at: .zero, now: .zero) }
        #expect(prompts.map { cache.use(by: $0, now: .zero).read } == [0, 0, 1028])
        // Those whose time is over go first.
        cache.write(prompts[0], at: .seconds(200), now: .seconds(200))
        cache.write(prompts[1], at: .seconds(300), now: .seconds(300))
        #expect(prompts.map { cache.use(by: $0, now: .seconds(300)).read } == [1028, 1028, 0])
    }
}
