import Glibc

/// A command that is run to its end.
enum Command {
    /// Throws what it wrote when it fails.
    static func run(_ command: [String], output: String = "/dev/null") throws {
        let process = try ServerProcess(command, port: 0, output: output)
        let status = process.awaitEnd()
        guard status == 0 else {
            let text = (try? WholeFile.text(output)) ?? ""
            throw ServerProcess.Failure(
                "\(command.joined(separator: " ")) failed with status \(status): \(text.prefix(1000))"
            )
        }
    }

    /// The first line that a command prints.
    static func firstLine(of command: [String], on stage: Stage) throws -> String {
        let output = stage.path("output")
        try run(command, output: output)
        return try WholeFile.text(output).split(separator: "\n").first.map(String.init) ?? ""
    }
}
