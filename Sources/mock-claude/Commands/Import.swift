import ArgumentParser
import Recorder
import Scenario

/// `mock-claude import`: makes recordings of what other programs have kept.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make recordings of VCR.py cassettes, HAR files and captured streams.",
        discussion: """
            mock-claude import cassettes/*.yaml browser.har stream.sse --to recordings

            Each exchange becomes a recording of its own, in order, numbered behind those that are there. Secrets are taken \
            out first. A directory stands for its .yaml, .yml, .json, .har, .sse and .txt files. A plain file is the body of \
            a stream, a message or an error as JSON, or what 'curl -i' or 'curl -v' prints; as nobody knows its request, its \
            recording answers any POST to /v1/messages, and a stream without its end is taken to have been cut. Each \
            recording has a line on standard output; what is no exchange with an HTTP answer is left out, with a warning.

            Exit codes:

            0   every exchange is a recording
            1   a recording cannot be written
            64  bad usage
            65  a file that cannot be understood, or no exchange in any; nothing is written
            66  no such file; of several failures the first decides
            """
    )

    @Argument(
        help: "Files of other programs, or directories of them.",
        completion: .file(extensions: ["yaml", "yml", "json", "har", "sse", "txt"])
    )
    var files: [String]

    @Option(name: .customLong("to"), help: "The directory of the recordings.", completion: .directory)
    var directory: String

    @Option(help: "A regular expression whose matches are secret too; may be given more than once.")
    var redact: [String] = []

    func run() { Failure.orExit(importFiles) }

    private func importFiles() throws(Failure) {
        StandardStream.openMissing()
        let scrubber = try scrubber()
        var recordings: [Recording] = []
        var failures: [Failure] = []
        for file in ScenarioPaths(files, kind: .imported).files {
            do throws(Failure) { recordings += try Self.recordings(of: file.get(), scrubber) } catch {
                failures.append(error)
            }
        }
        if let first = failures.first {
            throw Failure(first.code, failures.map(\.message).joined(separator: "\n"))
        }
        guard !recordings.isEmpty else {
            let place = files.count == 1 ? "\(files[0]): " : ""
            throw Failure(.badScenario, "\(place)error: no recording was made: there is no exchange with an answer")
        }
        do throws(RecordingDirectoryFailure) {
            let directory = try RecordingDirectory(path: directory, mode: .new)
            for recording in recordings {
                let name = try directory.write(recording, number: directory.nextNumber())
                StandardStream.output.write(line: "\(directory.path)/\(name)")
            }
        } catch {
            let code: Failure.Code = if case .invalid = error { .badScenario } else { .runtime }
            throw Failure(code, "\(error)")
        }
    }

    private func scrubber() throws(Failure) -> Scrubber {
        var patterns: [RedactionPattern] = []
        for expression in redact {
            do { patterns.append(try RedactionPattern(expression)) } catch {
                throw Failure(.usage, "error: \(error)")
            }
        }
        return Scrubber(patterns: patterns)
    }

    private static func recordings(of file: String, _ scrubber: Scrubber) throws(Failure) -> [Recording] {
        let imported: ImportedFile
        do throws(ScenarioFile.LoadFailure) { imported = try ImportedFile.load(path: file) } catch {
            let code: Failure.Code = if case .unreadable = error { .noSuchFile } else { .badScenario }
            throw Failure(code, "\(error)")
        }
        for warning in imported.warnings { StandardStream.error.write(line: "\(warning)") }
        var scrubbed: [Recording] = []
        for recording in imported.recordings {
            do throws(ScrubbingFailure) { scrubbed.append(try scrubber.scrubbed(recording)) } catch {
                throw Failure(.badScenario, "\(file): error: \(error)")
            }
        }
        return scrubbed
    }
}
