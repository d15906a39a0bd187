import Glibc

/// The signals of a command that serves. What they say about scenario files is done on the way.
struct ServingSignals {
    private let queue: SignalQueue
    private let served: ScenarioServer
    private let watch: ScenarioWatch?

    /// - Parameters:
    ///   - queue: has SIGIO pending when there is a watch.
    ///   - watch: says when to load the scenarios again.
    init(_ queue: SignalQueue, served: ScenarioServer, watch: ScenarioWatch?) {
        self.queue = queue
        self.served = served
        self.watch = watch
    }

    /// The next signal that is not about files.
    func next() -> SignalQueue.Arrival {
        while true {
            guard let arrival = queue.next(within: watch?.timeLeft) else {
                if watch?.hasChanged() == true { served.reload() }
                continue
            }
            guard let watch, arrival.signal == SIGIO else { return arrival }
            watch.noteEvents()
        }
    }

    /// The next signal that ends the serving. At SIGHUP the scenarios are loaded again, unless it says that the terminal is
    /// gone in which all this was started.
    ///
    /// - Parameter hadTerminal: whether there was one before anybody could know that this serves: who knows may take it away.
    func nextStop(hadTerminal: Bool) -> SignalQueue.Arrival {
        while true {
            let arrival = next()
            guard arrival.signal == SIGHUP, !hadTerminal || ControllingTerminal.isThere else { return arrival }
            served.reload()
        }
    }
}
