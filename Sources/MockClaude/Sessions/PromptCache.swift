import MessagesAPI
import Synchronization

/// The prefixes of prompts that a session's requests have cached, each for as long as it is used.
///
/// Who asks reads the longest prefix that is there and writes the rest up to its last mark, when its reply begins. Only what
/// was marked is written. The time is real time, however fast the scenario's runs, as a minute of the limits is: at the speed
/// `instant` nothing would ever be found.
final class PromptCache: Sendable {
    /// Of how many prefixes it is remembered that they are cached. Clients make them up, so there may be any number. Beyond
    /// it, those whose time is over are forgotten, and if there are none, all of them.
    private let capacity: Int
    private let entries = Mutex<[UInt64: PromptCacheEntry]>([:])

    init(capacity: Int = 10_000) { self.capacity = capacity }

    /// What the cache does for a prompt. Nothing is written or refreshed by asking.
    ///
    /// - Parameter now: the present moment of the server's clock.
    func use(by prompt: CacheablePrompt, now: Duration) -> CacheUse {
        let read = entries.withLock { $0.longest(of: prompt, at: now)?.tokens ?? 0 }
        // What is kept for an hour reaches up to the last mark that says so; the rest is kept for five minutes.
        let forHour = prompt.marks.last { $0.lifetime == .oneHour }.map { prompt.prefix(at: $0).tokens } ?? 0
        let all = prompt.marks.last.map { prompt.prefix(at: $0).tokens } ?? 0
        let hour = max(0, forHour - read)
        return CacheUse(read: read, writtenFor5Minutes: max(0, all - read - hour), writtenFor1Hour: hour)
    }

    /// Writes a prompt's marked prefixes, and refreshes what its request reads.
    ///
    /// - Parameters:
    ///   - begin: when its reply begins, on the server's clock.
    ///   - now: the present moment there.
    func write(_ prompt: CacheablePrompt, at begin: Duration, now: Duration) {
        entries.withLock { entries in
            if let read = entries.longest(of: prompt, at: now) { entries[read.digest]?.refresh(at: begin) }
            for mark in prompt.marks {
                let digest = prompt.prefix(at: mark).digest
                if let entry = entries[digest], begin < entry.until {
                    entries[digest]?.refresh(at: begin)
                } else {
                    if entries.count >= capacity { entries = entries.filter { $1.until > now } }
                    if entries.count >= capacity { entries = [:] }
                    entries[digest] = PromptCacheEntry(lifetime: mark.lifetime, since: begin)
                }
            }
        }
    }
}

/// A prefix that is cached.
private struct PromptCacheEntry {
    let lifetime: CacheMark.Lifetime
    /// When the reply began that wrote it; others find it from then on.
    private(set) var since: Duration
    /// When it is forgotten.
    private(set) var until: Duration

    init(lifetime: CacheMark.Lifetime, since: Duration) {
        self.lifetime = lifetime
        self.since = since
        until = since + lifetime.duration
    }

    func isLive(at time: Duration) -> Bool { since <= time && time < until }

    mutating func refresh(at time: Duration) {
        since = min(since, time)
        until = max(until, time + lifetime.duration)
    }
}

extension [UInt64: PromptCacheEntry] {
    /// The longest prefix of a prompt that is there.
    fileprivate func longest(of prompt: CacheablePrompt, at time: Duration) -> CacheablePrompt.Prefix? {
        prompt.longestPrefix { self[$0]?.isLive(at: time) ?? false }
    }
}
