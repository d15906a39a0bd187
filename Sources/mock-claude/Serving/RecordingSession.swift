import Glibc
import Logging
import MockClaude
import Recorder

/// A recorder that a command line has started, and what it has to tell.
struct RecordingSession {
    private let recorder: Recorder
    private let configuration: Recorder.Configuration
    private let log: Logger

    /// Opens the directory, and serves from when it returns.
    init(_ configuration: Recorder.Configuration, log: Logger) throws(Failure) {
        self.configuration = configuration
        self.log = log
        if let path = configuration.authorities, access(path, R_OK) != 0 {
            throw Failure(.noSuchFile, "\(path): error: \(String(cString: strerror(errno)))")
        }
        if !configuration.mode.records, access(configuration.directory, F_OK) != 0 {
            throw Failure(.noSuchFile, "\(configuration.directory): error: \(String(cString: strerror(errno)))")
        }
        do throws(Recorder.Failure) {
            recorder = try Recorder(configuration)
        } catch {
            throw Failure(error, configuration.server)
        }
        if let upstream = configuration.upstream, upstream.port == server.port, Self.isHere(upstream.host) {
            throw Failure(.usage, "error: the upstream \(upstream) is this server itself")
        }
    }

    private static func isHere(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.") || host == "0.0.0.0"
    }

    /// Tells what is recorded, and what is probably not meant. After the ready line, which is the first thing that is told.
    func tellStart() {
        var metadata: Logger.Metadata = ["mode": "\(configuration.mode)", "to": "\(configuration.directory)"]
        if configuration.mode.records, let upstream = configuration.upstream {
            metadata["upstream"] = "\(upstream.origin)"
        }
        log.notice("recording", metadata: metadata)
        if configuration.mode.records, configuration.credentials?.isEmpty ?? false {
            log.warning("no ANTHROPIC_API_KEY and no ANTHROPIC_AUTH_TOKEN: the upstream gets the command's dummy")
        }
        if let upstream = configuration.upstream, upstream.basePath.hasSuffix("/v1") {
            log.warning(
                "the upstream ends in /v1: what clients send to /v1/messages goes to \(upstream.basePath)/v1/messages"
            )
        }
        if !server.isOnLoopback {
            log.warning("listening beyond loopback: whoever reaches \(server.baseURL) can use it")
        }
    }

    /// What clients talk to.
    var server: MockServer { recorder.server }

    /// Stops; what is on its way is recorded as far as it came.
    func stop(grace: Duration) { recorder.stop(grace: grace) }

    /// Tells what was recorded, and what had no recording, on standard error; returns the exit code.
    func tellEnd(_ writer: LogWriter) -> Int32 {
        let counts = recorder.counts
        // What is not written by now never will be.
        let lost = counts.failed + counts.waiting + recorder.unanswered
        let verdict = server.finalVerdict()
        writer.finish(withinMilliseconds: 200)
        if configuration.mode.records {
            if counts.written + lost == 0, configuration.credentials != nil, !configuration.mode.replays {
                StandardStream.error.write(
                    line: "mock-claude: nothing was answered; do the command's requests go to ANTHROPIC_BASE_URL?"
                )
            }
            let exchanges = counts.written == 1 ? "1 exchange" : "\(counts.written) exchanges"
            let not = lost == 0 ? "" : ", \(lost) could not be recorded"
            StandardStream.error.write(line: "mock-claude: recorded \(exchanges) in \(configuration.directory)\(not)")
        }
        if !configuration.mode.records || !verdict.passed {
            StandardStream.error.write(line: "mock-claude: \(verdict.text)")
        }
        return lost == 0 && verdict.passed ? 0 : 1
    }
}

extension Failure {
    fileprivate init(_ failure: Recorder.Failure, _ configuration: MockServer.Configuration) {
        switch failure {
        case .directory(.invalid): self.init(.badScenario, "\(failure)")
        case .directory: self.init(.runtime, "\(failure)")
        case .daemon(let error): self.init(listening: error, configuration)
        }
    }
}
