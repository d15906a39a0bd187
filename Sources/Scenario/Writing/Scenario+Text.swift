import MessagesAPI

extension Scenario {
    /// The scenario as a file, YAML 1.2, for people to change. Reading it gives an equal scenario; what only code can say is
    /// written as `json` has it.
    public var text: String { YAMLText.block(json.object ?? [:]).joined(separator: "\n") + "\n" }
}
