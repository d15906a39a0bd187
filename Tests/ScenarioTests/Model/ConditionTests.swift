import MessagesAPI
import Testing

@testable import Scenario

struct ConditionTests {
    @Test func withoutAFieldEveryRequestMeetsIt() { #expect(Condition().isUnconditional) }

    @Test(
        arguments: [
            { $0.model = .contains("") }, { $0.lastUser = .contains("") }, { $0.system = .contains("") },
            { $0.anyText = .contains("") }, { $0.toolResult = Condition.ToolResult() }, { $0.tools = [] },
            { $0.turn = 1 },
            { $0.attempt = 1 }, { $0.stream = true }, { $0.thinking = false }, { $0.headers = [("a", .absent)] },
            { $0.body = [(JSONPointer("/a")!, .equals(1))] }, { $0.path = .equals("/v1/messages") },
            { $0.predicate = ("a", { _ in true }) },
        ] as [@Sendable (inout Condition) -> Void]
    ) func everyFieldIsACondition(set: @Sendable (inout Condition) -> Void) {
        var condition = Condition()
        set(&condition)
        #expect(!condition.isUnconditional)
    }
}
