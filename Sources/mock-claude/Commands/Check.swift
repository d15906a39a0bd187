import ArgumentParser

/// `mock-claude check`: says what is wrong with scenario files and recordings, without serving them.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check scenario files and recordings without serving them.",
        discussion: """
            Every mistake of every file is told on standard error, with its line and with what was probably meant; a reply \
            that breaks the grammar of Claude's streams is one too, unless it says 'unchecked: true', and so is a recording \
            that does. What the service sent in a recording that is not known here is a warning. Each file without a mistake \
            has a line on standard output.

            Exit codes:

            0   every file can be used
            64  bad usage
            65  a scenario or a recording with errors
            66  no such file; of several failures the first decides
            """
    )

    @Argument(
        help: "Scenario files and recordings, or directories of them.",
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var scenarios: [String]

    func run() {
        StandardStream.openMissing()
        var code: Failure.Code?
        for file in ScenarioPaths(scenarios).files {
            do throws(Failure) {
                let file = try CheckedFile(path: file.get())
                try Self.report(file)
                if !file.violations.isEmpty { code = code ?? .badScenario }
            } catch {
                StandardStream.error.write(line: error.message)
                code = code ?? error.code
            }
        }
        code?.exit()
    }

    private static func report(_ file: CheckedFile) throws(Failure) {
        let warnings = file.warnings + file.news
        for diagnostic in file.violations + warnings { StandardStream.error.write(line: "\(diagnostic)") }
        guard file.violations.isEmpty else { return }
        let note =
            switch warnings.count {
            case 0: ""
            case 1: ", 1 warning"
            case let count: ", \(count) warnings"
            }
        let kind = if case .recording = file.content { ", a recording" } else { "" }
        try StandardStream.print("\(file.path): ok\(kind)\(note)\n")
    }
}
