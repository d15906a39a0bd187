import Scenario
import Synchronization

/// The replies of a scenario that have been asked for more than once, compiled once for all their answers.
///
/// It is bounded: of more than `capacity`, all are compiled anew.
final class FormedReplies: Sendable {
    /// What is the same for all answers of one form.
    struct Key: Hashable {
        /// The rule that answers, and which of its replies it is.
        let rule, reply: Int
        /// What is told as it was asked for.
        let echoed: ReplyContext.Echoed
        /// How many digits the count of the request's tokens has.
        let digits: Int
    }

    private enum Entry {
        /// It was asked for once: for tests that ask once, making a form would be the longer way.
        case seen
        case played(PlayedTimeline)
        /// Its answers have no form.
        case formless
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var bytes = 0
    }

    private let capacity: (entries: Int, bytes: Int)
    private let state = Mutex(State())

    init(capacity: (entries: Int, bytes: Int) = (20_000, 64 << 20)) { self.capacity = capacity }

    /// What is played for all of a form's answers, from the second one on; nil for the first, and for those without a form.
    ///
    /// - Parameter make: makes it; nil when there is no form.
    func played(_ key: Key, make: () -> PlayedTimeline?) -> PlayedTimeline? {
        let entry = state.withLock { state in
            if let entry = state.entries[key] { return Entry?.some(entry) }
            if state.entries.count >= capacity.entries { state = State() }
            state.entries[key] = .seen
            return nil
        }
        switch entry {
        case nil, .formless?: return nil
        case .played(let played)?: return played
        case .seen?: break
        }
        // Whoever asks meanwhile makes the same.
        let made = make()
        state.withLock { state in
            if state.bytes > capacity.bytes { state = State() }
            state.bytes += made?.size ?? 0
            state.entries[key] = made.map { .played($0) } ?? .formless
        }
        return made
    }
}
