import ArgumentParser
import Recorder
import Scenario

/// `mock-claude script`: turns a recording into a scenario that somebody can change.
struct Script: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script",
        abstract: "Turn a recording into a scenario to edit.",
        discussion: """
            mock-claude script recordings/0001.yaml > scenario.yaml

            The scenario's one rule answers what asks like the recorded request; its reply has the same events, the same \
            status and the same end. Times are round numbers. What a scenario cannot say in words of its own stands there as \
            events or bytes. A body that gzip or deflate has compressed is decompressed first.

            Exit codes:

            0   printed
            64  bad usage
            65  no recording, or one with errors, or one whose body is compressed otherwise
            66  no such file
            """
    )

    @Argument(help: "A recording.", completion: .file(extensions: ["yaml", "yml", "json"]))
    var recording: String

    func run() { Failure.orExit(script) }

    private func script() throws(Failure) {
        StandardStream.openMissing()
        let file = try CheckedFile(path: recording)
        guard case .recording(let recorded) = file.content else {
            throw Failure(.badScenario, "\(recording): error: this is a scenario already, expected a recording")
        }
        let plain = try decompressed(recorded)
        let text: String
        do throws(Recording.ScriptFailure) { text = try plain.script(named: file.nameWithoutExtension).text } catch {
            throw Failure(.badScenario, "\(recording): error: \(error)")
        }
        try StandardStream.print(text)
    }

    /// The recording with a body that can be read; as it is where its coding is unknown, which is then told.
    private func decompressed(_ recorded: Recording) throws(Failure) -> Recording {
        do throws(ScrubbingFailure) { return try recorded.decompressed() } catch {
            switch error {
            case .unknownCoding: return recorded
            case .broken(let coding):
                let reason = "the body is not what its header says (content-encoding: \(coding))"
                throw Failure(.badScenario, "\(recording): error: \(reason)")
            case .tooLong(let most):
                let reason = "the body has more than \(most) bytes when it is decompressed"
                throw Failure(.badScenario, "\(recording): error: \(reason)")
            }
        }
    }
}

extension CheckedFile {
    /// The file's own name without what tells its kind.
    fileprivate var nameWithoutExtension: String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
