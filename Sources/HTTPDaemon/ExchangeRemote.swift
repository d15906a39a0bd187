import Synchronization

/// Drives one exchange from any thread: lets it go on where it is held, and answers while it still waits.
///
/// The handler makes it and puts it on the response. What is asked of it is done by the connection's loop, in order, as
/// soon as the loop comes to it; before the response has been handed over it is kept, after the exchange's end nothing
/// happens.
public final class ExchangeRemote: Sendable {
    /// What it asks of the exchange.
    enum Command: Sendable {
        case release(HoldRelease)
        case answer(HTTPResponse)
    }

    private struct State {
        var commands: [Command] = []
        /// That of the loop whose exchange it drives.
        var inbox: Inbox?
        var isOver = false
    }

    private let state = Mutex(State())
    /// Called on the connection's loop when a hold is reached, and again when it is reached again after some steps.
    let onHold: (@Sendable (HoldArrival, ExchangeRemote) -> Void)?

    /// A remote for one exchange.
    ///
    /// - Parameter onHold: Called on the connection's loop when a named hold is reached, with this remote. It must not block;
    ///   it may ask something of the remote.
    public init(onHold: (@Sendable (HoldArrival, ExchangeRemote) -> Void)? = nil) {
        self.onHold = onHold
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

    /// Nothing can be asked any more.
    func detach() {
        // Commands may hold the remote itself. They are freed outside of the lock, because they hold what others gave.
        _ = state.withLock { state in
            defer { state = State(isOver: true) }
            return state.commands
        }
    }
}
