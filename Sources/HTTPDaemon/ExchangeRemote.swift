import Synchronization

/// Drives one exchange from any thread: lets it go on where it is held, answers while it still waits, and sends the body of
/// a response that has it relayed.
///
/// The handler makes it and puts it on the response. What is asked of it is done by the connection's loop, in order, as
/// soon as the loop comes to it; before the response has been handed over it is kept, after the exchange's end nothing
/// happens.
public final class ExchangeRemote: Sendable {
    /// What it asks of the exchange.
    enum Command: Sendable {
        case release(HoldRelease)
        case answer(HTTPResponse)
        case send([UInt8])
        case finish(BodyEnd)
    }

    /// How a body ends that is sent as it comes.
    public enum BodyEnd: Sendable, Equatable {
        /// Cleanly; of a body with a length, only if it has come whole.
        case complete
        /// With a FIN, before its end.
        case close
        /// With a TCP reset, as soon as the client has what was sent.
        case reset
    }

    private struct State {
        var commands: [Command] = []
        /// That of the loop whose exchange it drives.
        var inbox: Inbox?
        var isOver = false
        /// How many bytes were sent that the client's kernel has no room for yet, or that the loop has not come to.
        var backlog = 0
    }

    private let state = Mutex(State())
    /// Called on the connection's loop when a hold is reached, and again when it is reached again after some steps.
    let onHold: (@Sendable (HoldArrival, ExchangeRemote) -> Void)?
    private let onDrain: (@Sendable () -> Void)?

    /// A remote for one exchange.
    ///
    /// - Parameter onHold: Called on the connection's loop when a named hold is reached, with this remote. It must not block;
    ///   it may ask something of the remote.
    /// - Parameter onDrain: Called on the connection's loop when all that was sent has been taken. It must not block.
    public init(
        onHold: (@Sendable (HoldArrival, ExchangeRemote) -> Void)? = nil,
        onDrain: (@Sendable () -> Void)? = nil
    ) {
        self.onHold = onHold
        self.onDrain = onDrain
    }

    /// Lets the exchange go on if it is held. If it is not held when the loop comes to it, nothing happens.
    public func release(_ how: HoldRelease = .onward) {
        post(.release(how))
    }

    /// Puts this response in the place of the one that waits for its head to be due, with all that belongs to it: its
    /// prelude, its remote, its `onEnd`. Its `headDue` counts from the request's last byte as well, so that it is mostly due
    /// at once. `onEnd` of the response that it replaces is not called.
    ///
    /// Once the head is due it is too late, and nothing happens.
    public func answer(_ response: HTTPResponse) {
        post(.answer(response))
    }

    /// Sends more of a relayed body, after all that was sent before. It is kept until there is room for it, so who sends much
    /// looks at what has not been taken.
    ///
    /// - Returns: How many bytes have not been taken, these included; 0 when the exchange is over.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> Int {
        let backlog = state.withLock { state in
            if !state.isOver { state.backlog += bytes.count }
            return state.backlog
        }
        post(.send(bytes))
        return backlog
    }

    /// Ends a relayed body, behind all that was sent.
    public func finish(_ how: BodyEnd = .complete) {
        post(.finish(how))
    }

    private func post(_ command: Command) {
        let inbox = state.withLock { state -> Inbox? in
            guard !state.isOver else { return nil }
            state.commands.append(command)
            // With commands before this one it is in the inbox already.
            return state.commands.count == 1 ? state.inbox : nil
        }
        inbox?.put(self)
    }

    // MARK: - For the loop

    /// Lets commands go to that inbox from now on. Returns false if it drives, or has driven, another exchange.
    func attach(to inbox: Inbox) -> Bool {
        state.withLock { state in
            guard !state.isOver, state.inbox == nil else { return false }
            state.inbox = inbox
            return true
        }
    }

    /// What has been asked since it was last taken.
    func takeCommands() -> [Command] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// So many bytes of what was sent have been taken.
    func took(_ count: Int) {
        let isDrained = state.withLock { state in
            // What goes beyond a body's length is taken by nobody.
            state.backlog = max(0, state.backlog - count)
            return state.backlog == 0 && !state.isOver
        }
        if isDrained { onDrain?() }
    }

    /// Nothing can be asked any more.
    func detach() {
        // Commands may hold the remote itself. They are freed outside of the lock, because they hold what others gave.
        _ = state.withLock { state in
            defer { state = State(isOver: true) }
            return state.commands
        }
    }
}
