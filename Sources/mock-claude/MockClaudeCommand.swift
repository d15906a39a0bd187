import ArgumentParser

/// The command and all its subcommands.
struct MockClaudeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock-claude",
        abstract: "A local stand-in for Claude's Messages API that streams what a test says.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Run.self, Record.self, Check.self, Show.self, Script.self, Import.self, Schema.self,
        ],
        defaultSubcommand: Serve.self
    )
}
