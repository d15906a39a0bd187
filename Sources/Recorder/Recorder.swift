public import HTTPDaemon
import Logging
public import MessagesAPI
public import MockClaude
import Scenario

/// A server that stands between clients and the service: it changes nothing that either sees, and records what passes.
///
/// Beside that it is a `MockServer`: what it has recordings of it can answer itself, and what came to it can be looked at.
public final class Recorder: Sendable {
    /// What is recorded, where to, and from whom.
    public struct Configuration: Sendable {
        /// The service that is asked; nobody else is. Nil only where nothing is recorded.
        public var upstream: UpstreamURL?
        /// The directory that the recordings are in.
        public var directory: String
        /// What is recorded, and what is answered from recordings.
        public var mode = RecordMode.once
        /// Places of JSON bodies that do not tell requests from others.
        public var ignored: [JSONPointer] = []
        /// What is taken out of bodies, paths and header fields beside what is known to be secret.
        public var redacted: [RedactionPattern] = []
        /// A file with the certificates (PEM) that are trusted instead of the system's.
        public var authorities: String?
        /// The keys for clients that have none.
        public var credentials: Credentials?
        /// Whether the service is asked for bodies that are not compressed, whatever the client takes.
        public var asksForPlainBodies = false
        /// Where it listens, and how recordings are played.
        public var server = MockServer.Configuration()

        /// Everything that passes, into that directory.
        public init(upstream: UpstreamURL?, directory: String) {
            self.upstream = upstream
            self.directory = directory
        }
    }

    /// Why there is no recorder.
    public enum Failure: Error, Sendable, CustomStringConvertible {
        /// The directory cannot be used.
        case directory(RecordingDirectoryFailure)
        /// The address cannot be bound.
        case daemon(DaemonError)

        /// The failure for people.
        public var description: String {
            switch self {
            case .directory(let failure): "\(failure)"
            case .daemon(let error): "\(error)"
            }
        }
    }

    /// What clients talk to.
    public let server: MockServer
    private let writer: RecordingWriter
    private let relay: Relay?

    /// Opens the directory, binds, and serves from when it returns.
    public init(_ configuration: Configuration) throws(Failure) {
        let directory: RecordingDirectory
        do throws(RecordingDirectoryFailure) {
            directory = try RecordingDirectory(
                path: configuration.directory,
                mode: configuration.mode,
                ignoring: configuration.ignored
            )
        } catch {
            throw .directory(error)
        }
        let logger = configuration.server.logger
        let scrubber = Scrubber(patterns: configuration.redacted)
        writer = RecordingWriter(into: directory, scrubber) { logger?.log($0) }
        let display = RequestDisplay(scrubber: scrubber)
        var relay: Relay?
        if configuration.mode.records, let upstream = configuration.upstream {
            relay = Relay(
                to: UpstreamClient(upstream: upstream, authorities: configuration.authorities),
                configuration,
                directory,
                writer
            )
        }
        self.relay = relay
        let mayAsk = configuration.mode.records
        // Of an answer that is unfinished the service is asked again, where it may be.
        let replayed = directory.recordings.filter { configuration.mode.replays && !(mayAsk && $0.isUnfinished) }
            .map { ($0.name, $0.recording) }
        do throws(DaemonError) {
            server = try MockServer(
                .combined(Recording.scenarios(of: replayed, ignoring: configuration.ignored)),
                configuration.server,
                upstream: relay,
                isRulesOnly: !configuration.mode.records,
                shown: display.shown
            )
        } catch {
            throw .daemon(error)
        }
    }

    /// How many recordings were written, and how many could not be.
    public var counts: RecordingWriter.Counts { writer.counts }

    /// How many requests the upstream has not answered at all, so that there is nothing to record of them.
    public var unanswered: Int { relay?.unansweredCount ?? 0 }

    /// Stops: lets exchanges go on for at most that long, records the others as far as they came, and returns when all is
    /// written.
    public func stop(grace: Duration) {
        server.stop(grace: grace)
        finish()
    }

    /// Waits until what has ended is written, for as long as one after the other is. What is not is still waiting in `counts`.
    public func finish() {
        var left = Int.max
        while !writer.finish(within: Self.patience) {
            let waiting = counts.waiting
            guard waiting < left else { return }
            left = waiting
        }
    }

    /// How long one recording may take to be written.
    private static let patience = Duration.seconds(20)
}

extension Logger {
    fileprivate func log(_ outcome: RecordingWriter.Outcome) {
        switch outcome {
        case .written(let name, _): info("recorded", metadata: ["file": "\(name)"])
        case .failed(let number, let reason): error("not recorded: \(reason)", metadata: ["number": "\(number)"])
        }
    }
}
