import ArgumentParser
import Glibc
import MessagesAPI

/// Everything that is measured, or a part of it.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure mock-claude, nginx and the floor in turn, and print a table."
    )

    @Option(help: "The program mock-claude.")
    var binary: String

    @Option(help: "How many rounds each server gets.")
    var rounds = 5

    @Option(
        help: ArgumentHelp(
            "Only this, as often as needed: \(Experiment.all.map(\.name).joined(separator: ", ")).",
            valueName: "name"
        )
    )
    var only: [String] = []

    @Option(help: "A file for the figures as JSON.")
    var json: String?

    @Option(help: "A directory for plots as SVG.")
    var plots: String?

    @Flag(help: "Measure for ten seconds what is measured for a minute, and start fewer processes.")
    var quick = false

    @Flag(help: "Exit with 1 when a target is missed.")
    var gate = false

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds takes a number above 0.") }
        for name in only where !Experiment.all.contains(where: { $0.name == name }) {
            throw ValidationError("There is no '\(name)' to measure.")
        }
    }

    func run() throws {
        DescriptorLimit.raise()
        signal(SIGPIPE, SIG_IGN)
        let noise = Noise()
        let begin = Nanoseconds.now
        let outcome = try measure()
        let seconds = Double(.now - begin) / 1e9
        let headings = ["what", "mock-claude", "against", "ratio", "target", ""]
        print(Table.text(headings, outcome.figures.map(\.columns)))
        print()
        let notes = outcome.notes + noise.lines + ["Measured in \(Int(seconds)) s. Logs are off unless a line says so."]
        for note in notes { print(note) }
        let missed = outcome.figures.filter { $0.isMet == false }.count
        print("\(outcome.figures.filter { $0.isMet == true }.count) targets met, \(missed) missed.")
        try write(outcome, notes)
        if gate && missed > 0 { throw ExitCode(1) }
    }

    private func measure() throws -> Outcome {
        let stage = try Stage(binary: binary)
        defer { stage.close() }
        var outcome = Outcome()
        for experiment in Experiment.all where only.isEmpty || only.contains(experiment.name) {
            say("Measuring: \(experiment.name)\n")
            let part = try experiment.measure(stage, Settings(rounds: rounds, isQuick: quick))
            stage.clear()
            outcome.figures += part.figures
            outcome.plots += part.plots
            outcome.notes += part.notes
        }
        return outcome
    }

    /// Tells who waits what is being done; the figures alone go to standard output.
    private func say(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private func write(_ outcome: Outcome, _ notes: [String]) throws {
        if let json {
            let report: JSON = [
                "figures": .array(outcome.figures.map(\.json)), "notes": .array(notes.map { .string($0) }),
            ]
            try WholeFile.write(report.indented + "\n", to: json)
        }
        if let plots {
            if access(plots, F_OK) != 0 { try Directory.make(plots) }
            for (file, plot) in outcome.plots { try WholeFile.write(plot.svg, to: "\(plots)/\(file)") }
        }
    }
}
