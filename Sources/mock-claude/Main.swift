import ArgumentParser

/// Where the process begins.
@main
enum Main {
    /// Most processes serve, and tests wait for each of them. To make sense of a command line takes time for each command that
    /// there is, so what says `serve` is read by that command alone. What it does not take is for all of them to explain.
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == Serve.configuration.commandName,
            let serve = try? Serve.parse(Array(arguments.dropFirst()))
        {
            serve.run()
        } else {
            MockClaudeCommand.main()
        }
    }
}
