import Testing

@testable import mock_claude

@Suite struct ClientEnvironmentTests {
    private func variables(_ inherited: String...) -> [String] {
        ClientEnvironment(baseURL: "http://127.0.0.1:1", controlURL: "http://127.0.0.1:2", inherited: inherited)
            .variables
    }

    @Test func whatClientsReadIsSet() {
        let own = ["ANTHROPIC_BASE_URL=http://127.0.0.1:1", "MOCK_CLAUDE_URL=http://127.0.0.1:2"]
        for variable in own { #expect(variables().contains(variable)) }
    }

    @Test func noRealKeyIsLeft() {
        let variables = variables(
            "ANTHROPIC_API_KEY=sk-ant-real",
            "ANTHROPIC_AUTH_TOKEN=real",
            "ANTHROPIC_BASE_URL=https://real",
            "ANTHROPIC_API_KEY=sk-ant-real-again"
        )
        #expect(!variables.contains { $0.contains("real") })
        #expect(variables.count { $0.hasPrefix("ANTHROPIC_API_KEY=") } == 1)
        #expect(!variables.contains { $0.hasPrefix("ANTHROPIC_AUTH_TOKEN") })
    }

    @Test func everythingElseStaysAsItIs() {
        let inherited = ["PATH=/bin", "ANTHROPIC_MODEL=m", "EMPTY=", "WITH=a=b", "odd"]
        let environment = ClientEnvironment(baseURL: "http://a", controlURL: "http://a", inherited: inherited)
        #expect(Array(environment.variables.prefix(5)) == inherited)
    }

    @Test func noProxyIsAskedForLoopback() {
        #expect(variables("NO_PROXY=a,b").contains("NO_PROXY=a,b,127.0.0.1"))
        #expect(variables("no_proxy=").contains("no_proxy=127.0.0.1"))
        #expect(variables().contains("NO_PROXY=127.0.0.1"))
    }

    @Test func withoutMoreSaidItIsTheProcesssOwn() {
        #expect(
            ClientEnvironment(baseURL: "http://a", controlURL: "http://a").variables.contains { $0.hasPrefix("PATH=") }
        )
    }
}
