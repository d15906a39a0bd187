import Testing

@testable import mock_claude

struct ClientEnvironmentTests {
    private func variables(_ inherited: String..., hasCloudDoors: Bool = true) -> [String] {
        ClientEnvironment(
            baseURL: "http://127.0.0.1:1",
            controlURL: "http://127.0.0.1:2",
            hasCloudDoors: hasCloudDoors,
            inherited: inherited
        ).variables
    }

    @Test func whatClientsReadIsSet() {
        let own = ["ANTHROPIC_BASE_URL=http://127.0.0.1:1", "MOCK_CLAUDE_URL=http://127.0.0.1:2"]
        for variable in own { #expect(variables().contains(variable)) }
    }

    @Test func whatIsAskedOfClaudeElsewhereComesHereOnlyWhereItIsAnswered() {
        let names = ["ANTHROPIC_BEDROCK_BASE_URL", "ANTHROPIC_VERTEX_BASE_URL"]
        let set = variables("ANTHROPIC_VERTEX_BASE_URL=https://real").filter { $0.contains("_BASE_URL=") }
        #expect(set.dropFirst() == ["\(names[0])=http://127.0.0.1:1", "\(names[1])=http://127.0.0.1:1/v1"])
        let inherited = "\(names[1])=https://real"
        #expect(variables(inherited, hasCloudDoors: false).filter { $0.hasPrefix(names[1]) } == [inherited])
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
        let environment = ClientEnvironment(
            baseURL: "http://a",
            controlURL: "http://a",
            hasCloudDoors: true,
            inherited: inherited
        )
        #expect(Array(environment.variables.prefix(5)) == inherited)
    }

    @Test func noProxyIsAskedForLoopback() {
        #expect(variables("NO_PROXY=a,b").contains("NO_PROXY=a,b,127.0.0.1"))
        #expect(variables("no_proxy=").contains("no_proxy=127.0.0.1"))
        #expect(variables().contains("NO_PROXY=127.0.0.1"))
    }

    @Test func withoutMoreSaidItIsTheProcesssOwn() {
        #expect(
            ClientEnvironment(baseURL: "http://a", controlURL: "http://a", hasCloudDoors: true).variables.contains {
                $0.hasPrefix("PATH=")
            }
        )
    }
}
