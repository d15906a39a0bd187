/// A loop, as its guest sees it. It may be asked only on the loop's thread.
public final class LoopHost {
    /// Set in the tokens of a guest's descriptors. No address of a process has this bit, and no other token.
    private static let mark: UInt64 = 1 << 63

    // Both are let go at the end: the guest may keep its host for longer, and has it when the host has the guest.
    private weak var loop: Loop?
    private var guest: (any LoopGuest)?
    /// What is watched, and the tokens that its events carry.
    private var tokens: [Int32: UInt64] = [:]
    /// Counts the watches. It makes the token of each another, so that an event of a watch that has gone in the same turn
    /// reaches nobody, not even a new descriptor with the number of the old one.
    private var watches: UInt32 = 0
    private var moment: Deadline!

    init(of guest: any LoopGuest, loop: Loop) {
        self.guest = guest
        self.loop = loop
        moment = Deadline { [unowned(unsafe) self] in self.guest?.timeReached() }
    }

    // MARK: - For the guest

    /// Tells the guest when the descriptor is ready, from the next turn on; instead of what it was watched for before, if
    /// it was. Returns false when it cannot be watched.
    public func watch(_ descriptor: Int32, for readiness: DescriptorReadiness) -> Bool {
        unwatch(descriptor)
        watches = (watches + 1) & 0x7FFF_FFFF
        let token = Self.mark | UInt64(watches) << 32 | UInt64(UInt32(bitPattern: descriptor))
        guard let loop, loop.poll.watch(descriptor, for: EventPoll.Readiness(readiness), token: token) else {
            return false
        }
        tokens[descriptor] = token
        return true
    }

    /// Tells no more of a descriptor, also not in this turn. Before it is closed.
    public func unwatch(_ descriptor: Int32) {
        if tokens.removeValue(forKey: descriptor) != nil { loop?.poll.unwatch(descriptor) }
    }

    /// Tells the guest when this time has passed, instead of the one that was asked for before; nil asks for none.
    public func wake(after duration: Duration?) {
        guard let loop else { return }
        if let duration {
            loop.deadlines.set(moment, to: Instant.now.advanced(by: duration.playable))
        } else {
            loop.deadlines.cancel(moment)
        }
    }

    // MARK: - For the loop

    /// Whether an event with this token is one of a guest's descriptor.
    static func owns(_ token: UInt64) -> Bool {
        token & mark != 0
    }

    /// Lets the guest begin.
    func begin() {
        guest?.begin(on: self)
    }

    /// Tells the guest of an event, unless it does not watch any more what the event is of.
    func happened(_ token: UInt64, _ readiness: EventPoll.Readiness) {
        let descriptor = Int32(truncatingIfNeeded: token)
        guard tokens[descriptor] == token else { return }
        guest?.descriptorReady(descriptor, DescriptorReadiness(readiness))
    }

    /// Lets the guest end, and forgets all that it has asked for.
    func end() {
        guest?.end()
        guest = nil
        for descriptor in tokens.keys { unwatch(descriptor) }
        wake(after: nil)
        loop = nil
    }
}

extension EventPoll.Readiness {
    fileprivate init(_ readiness: DescriptorReadiness) {
        self = []
        if readiness.contains(.readable) { insert(.readable) }
        if readiness.contains(.writable) { insert(.writable) }
    }
}

extension DescriptorReadiness {
    fileprivate init(_ readiness: EventPoll.Readiness) {
        self = []
        if readiness.contains(.readable) { insert(.readable) }
        if readiness.contains(.writable) { insert(.writable) }
        if !readiness.isDisjoint(with: .hungUp) { insert(.failed) }
    }
}
