import Synchronization

/// Sends requests from many connections, and checks and times every byte that comes back.
enum Load {
    /// Runs a load to its end. The marks are taken when the window begins and when it ends, on a thread of their own.
    static func run<Mark: Sendable>(
        _ plan: LoadPlan,
        mark: () -> Mark
    ) -> (result: LoadResult, begin: Mark, end: Mark) {
        let start = Nanoseconds.now + 5 * .millisecond
        let begin = start + plan.ramp + plan.settling
        let window = begin..<begin + plan.window
        let results = Results()
        let workers = (0..<plan.threads).map { part in
            Worker {
                var thread = LoadThread(plan, part: part, start: start, window: window)
                results.add(thread.run())
            }
        }
        Nanoseconds.sleep(until: window.lowerBound)
        let first = mark()
        Nanoseconds.sleep(until: window.upperBound)
        let second = mark()
        for worker in workers { worker.join() }
        var result = results.sum
        result.window = plan.window
        return (result, first, second)
    }

    private final class Results: Sendable {
        private let all = Mutex(LoadResult())

        func add(_ result: LoadResult) {
            all.withLock { $0.add(result) }
        }

        var sum: LoadResult { all.withLock { $0 } }
    }
}
