import MessagesAPI
import Scenario

/// A scenario that is ready to be served: what does not depend on a session is made once.
final class LoadedScenario: Sendable {
    let scenario: Scenario
    let rulebook: Rulebook
    let compiler: ReplyCompiler
    let validator: RequestValidator
    let forms = FormedReplies()

    init(_ scenario: Scenario) {
        self.scenario = scenario
        rulebook = Rulebook(scenario.rules)
        compiler = ReplyCompiler(scenario)
        validator = RequestValidator(scenario.validation)
    }
}
