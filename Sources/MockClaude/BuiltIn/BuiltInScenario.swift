public import Scenario
import Timeline

extension Scenario {
    /// What is served when no scenario is given: it answers any request, and explains itself.
    ///
    /// Magic words in the last user message come first, then calls of a tool that the prompt asks for, then a short text.
    public static let builtIn: Scenario = {
        var scenario = Scenario(
            name: "built-in",
            rules: MagicWord.all.map(\.rule) + [ToolWish.rule, BuiltInText.toolResultRule, BuiltInText.rule]
        )
        scenario.pace = .fast
        return scenario
    }()
}
