import MessagesAPI
import Timeline

/// What chance does to one request.
///
/// The choice is a function of the seed, the session, the call and its attempt, and of nothing else: the same run fails the
/// same way again, in whatever order its requests arrive.
public struct ChaosDraw: Sendable {
    /// What befalls a request.
    public enum Hit: Sendable {
        /// This is answered in the place of the scripted reply.
        case answer(Reply)
        /// This is done to the scripted reply.
        case fault(ReplyFault)
    }

    private let entries: [Chaos]
    private let seed: UInt64
    private let session: UInt64

    /// The chances of a scenario in the session of that name.
    public init(_ scenario: Scenario, session: String) {
        entries = scenario.chaos
        seed = scenario.seed
        self.session = JSON.string(session).digest
    }

    /// What befalls the request; nil when nothing does.
    ///
    /// - Parameters:
    ///   - call: the digest of what is asked for.
    ///   - attempt: 1 + the call's earlier requests.
    public func hit(call: UInt64, attempt: Int) -> Hit? {
        if entries.isEmpty { return nil }
        // Apart from what ids are made of.
        let salt: UInt64 = 0x6368_616F_73
        var generator = SeededGenerator(seed: seed, salt, session, call, UInt64(attempt))
        for entry in entries {
            // Two numbers for each, so that what one entry needs moves no other's.
            let chance = Double.random(in: 0..<1, using: &generator)
            let share = Double.random(in: 0..<1, using: &generator)
            guard chance < entry.probability else { continue }
            switch entry.effect {
            case .answer(let reply): return .answer(reply)
            case .fault(let place, let act): return .fault(ReplyFault(at: place.position(share: share), act))
            }
        }
        return nil
    }
}

extension Chaos.Place {
    fileprivate func position(share: Double) -> Position {
        switch self {
        case .at(let position): position
        case .randomEvent: .shareOfEvents(share)
        case .randomByte: .shareOfBytes(share)
        }
    }
}
