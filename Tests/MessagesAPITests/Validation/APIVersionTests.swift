import MessagesAPI
import Testing

struct APIVersionTests {
    @Test func namesBothLiveVersions() {
        #expect(APIVersion.allCases.map(\.rawValue) == ["2023-06-01", "2026-10-21"])
    }

    @Test func theOlderHoldsWhereNoneIsNamed() {
        #expect(RequestValidator.version { _ in nil } == .v2023_06_01)
        #expect(RequestValidator.version { _ in "2023-01-01" } == .v2023_06_01)
        #expect(RequestValidator.version { $0 == "anthropic-version" ? "2026-10-21" : nil } == .v2026_10_21)
    }
}
