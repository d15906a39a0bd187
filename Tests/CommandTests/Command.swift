import Foundation
import Testing

/// The built binary as a user starts it.
final class Command {
    private let process = Process()
    private let output: Pipe
    private let errors = TemporaryFile()

    /// Starts it with those arguments and, of the environment, only what is given beside `PATH`. With a pipe for standard
    /// error, what it says there is for the test to read, or not to read.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: Pipe? = nil,
        output: Pipe = Pipe(),
        errors pipe: Pipe? = nil
    ) throws {
        self.output = output
        process.executableURL = try Self.binary()
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }
        if let input { process.standardInput = input } else { process.standardInput = FileHandle.nullDevice }
        process.standardOutput = output
        if let pipe { process.standardError = pipe } else { process.standardError = try errors.handle() }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        errors.remove()
    }

    /// The binary stands beside the tests that run here, so that it is built with the same options.
    static func binary() throws -> URL {
        let tests = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return tests.deletingLastPathComponent().appendingPathComponent("mock-claude")
    }

    /// The port that the ready line names.
    func port() throws -> Int {
        let line = try #require(output.readLine(), "no ready line; standard error: \(errors.text)")
        let match = try #require(
            line.wholeMatch(of: /mock-claude: listening on http:\/\/127\.0\.0\.1:(\d+)/),
            "\(line)"
        )
        return try #require(Int(match.1))
    }

    /// The next line of standard output; nil at the end.
    func readLine() -> String? { output.readLine() }

    /// Sends a signal.
    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end, and tells the exit code.
    func waitForEnd() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Waits for the end, and tells how it came.
    func wait() -> (status: Int32, reason: Process.TerminationReason, output: String, errors: String) {
        let rest = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, process.terminationReason, String(decoding: rest, as: UTF8.self), errors.text
        )
    }
}

extension Pipe {
    /// The next line; nil at the end. Waits for it, since the ready line is what says that it is time.
    func readLine() -> String? {
        var line: [UInt8] = []
        while let byte = fileHandleForReading.readData(ofLength: 1).first, byte != UInt8(ascii: "\n") {
            line.append(byte)
        }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}

/// A file, or the place for one, that is gone when it is no longer needed.
final class TemporaryFile {
    let path: String

    init(_ text: String? = nil, named name: String = "file") {
        path = NSTemporaryDirectory() + "mock-claude-\(UUID().uuidString)-\(name)"
        if let text { Self.write(text, to: path) }
    }

    var text: String { (FileManager.default.contents(atPath: path)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    func handle() throws -> FileHandle {
        Self.write("", to: path)
        return try #require(FileHandle(forWritingAtPath: path))
    }

    static func write(_ text: String, to path: String) {
        let isWritten = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        precondition(isWritten, "cannot write \(path)")
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    deinit { remove() }
}
