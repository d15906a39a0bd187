internal import Dispatch
public import Scenario
internal import Synchronization

/// Scrubs recordings and writes them into a directory, on a thread of its own, so that who answers requests never waits for a
/// disk.
public final class RecordingWriter: Sendable {
    /// What became of a recording.
    public enum Outcome: Sendable, Equatable {
        /// It is in the file of that name.
        case written(name: String, number: Int)
        /// It is nowhere, for that reason.
        case failed(number: Int, reason: String)
    }

    /// How many recordings were written so far, and how many could not be.
    public struct Counts: Sendable, Equatable {
        /// How many are files.
        public var written = 0
        /// How many are lost.
        public var failed = 0
        /// How many are not written yet.
        public var waiting = 0
    }

    private let directory: RecordingDirectory
    private let scrubber: Scrubber
    private let report: @Sendable (Outcome) -> Void
    private let state = Mutex(Counts())
    private let thread = DispatchQueue(label: "mock-claude.recordings")

    /// A writer into that directory.
    ///
    /// - Parameter report: is told what became of each recording, on the writer's thread. Nothing that it is told is secret.
    public init(
        into directory: RecordingDirectory,
        _ scrubber: Scrubber,
        report: @escaping @Sendable (Outcome) -> Void
    ) {
        self.directory = directory
        self.scrubber = scrubber
        self.report = report
    }

    /// How it went so far.
    public var counts: Counts { state.withLock { $0 } }

    /// Takes a recording as it was on the wire, with its number in the directory, and returns at once. Recordings are written
    /// in the order in which they are taken.
    public func write(_ recording: Recording, number: Int) {
        state.withLock { $0.waiting += 1 }
        thread.async {
            let outcome = self.outcome(of: recording, number)
            self.state.withLock { counts in
                counts.waiting -= 1
                switch outcome {
                case .written: counts.written += 1
                case .failed: counts.failed += 1
                }
            }
            self.report(outcome)
        }
    }

    /// Waits until all that was taken is written, but no longer than the limit. Tells whether all is.
    @discardableResult
    public func finish(within limit: Duration) -> Bool {
        let all = DispatchGroup()
        thread.async(group: all) {}
        let nanoseconds = min(max(limit / .nanoseconds(1), 0), 1e18)
        return all.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .success
    }

    private func outcome(of recording: Recording, _ number: Int) -> Outcome {
        let scrubbed: Recording
        do throws(ScrubbingFailure) { scrubbed = try scrubber.scrubbed(recording) } catch {
            return .failed(number: number, reason: "\(error)")
        }
        do throws(RecordingDirectoryFailure) {
            return .written(name: try directory.write(scrubbed, number: number), number: number)
        } catch {
            return .failed(number: number, reason: "\(error)")
        }
    }
}
