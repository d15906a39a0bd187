import ArgumentParser

@main
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures mock-claude against nginx and against a server that does nothing but write.",
        subcommands: [MeasureCommand.self, InstructionsCommand.self, Floor.self, LoadCommand.self]
    )
}
