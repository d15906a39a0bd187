import MessagesAPI
import Testing

@testable import MockClaude

struct SampleBudgetTests {
    private func isSpent(of values: Int, _ spend: (inout SampleBudget) -> Void) -> Bool {
        var budget = SampleBudget(values: values)
        spend(&budget)
        return budget.isSpent
    }

    @Test func valuesCount() {
        #expect(isSpent(of: 0) { _ in })
        #expect(!isSpent(of: 2) { $0.spend(values: 1) })
        #expect(isSpent(of: 2) { $0.spend(values: 2) })
        #expect(isSpent(of: 2) { for _ in 0..<3 { $0.spend(values: 1) } })
    }

    @Test func aHundredNamesAreAValue() {
        #expect(!isSpent(of: 1) { $0.spend(units: 99) })
        #expect(isSpent(of: 1) { $0.spend(units: 100) })
    }

    @Test func aGivenValueCostsWhatIsInIt() {
        #expect(!isSpent(of: 3) { $0.spend(for: [1, "x"]) })
        #expect(isSpent(of: 2) { $0.spend(for: [1, "x"]) })
        #expect(isSpent(of: 2) { $0.spend(for: ["a": ["b": nil]]) })
        #expect(isSpent(of: 1) { $0.spend(for: .string(String(repeating: "x", count: 100))) })
    }
}
