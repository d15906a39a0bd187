import ArgumentParser
import MessagesAPI
import Scenario

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of scenario files, for editors.",
        discussion: """
            mock-claude schema > scenario.schema.json

            An editor with a YAML language server checks a scenario that starts with the line
            # yaml-language-server: $schema=scenario.schema.json
            """
    )

    func run() {
        Failure.orExit { () throws(Failure) in try StandardStream.print(ScenarioSchema.json.indented + "\n") }
    }
}
