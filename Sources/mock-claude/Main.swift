import ArgumentParser

/// Where the process begins.
@main
enum Main {
    /// Most processes serve, and tests wait for each of them. The parser that can explain a command line looks all options of
    /// all commands over first, which takes longer and more memory than to serve: what is plain is not asked of it.
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == Serve.name, let choice = ServeChoice(arguments.dropFirst()) {
            choice.serve()
        } else {
            MockClaudeCommand.main()
        }
    }
}
