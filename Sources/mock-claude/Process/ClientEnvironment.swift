import CLinux
import Recorder

/// The environment of a command whose requests are to come to a server here, and nowhere else.
struct ClientEnvironment {
    /// `NAME=VALUE` strings.
    let variables: [String]

    /// An environment with what Claude's clients read set: the base URL, and a key that is no secret and opens nothing.
    ///
    /// - Parameters:
    ///   - baseURL: where the API is.
    ///   - controlURL: where the control API is.
    ///   - hasCloudDoors: whether the server answers what is asked of Claude on Amazon Bedrock and Vertex AI too.
    init(baseURL: String, controlURL: String, hasCloudDoors: Bool, inherited: [String] = Self.inherited()) {
        var own = [
            "ANTHROPIC_BASE_URL=\(baseURL)",
            "ANTHROPIC_API_KEY=\(Self.dummyKey)",
            "MOCK_CLAUDE_URL=\(controlURL)",
        ]
        if hasCloudDoors {
            own += ["ANTHROPIC_BEDROCK_BASE_URL=\(baseURL)", "ANTHROPIC_VERTEX_BASE_URL=\(baseURL)/v1"]
        }
        // A proxy has no way to this machine's loopback.
        for name in ["NO_PROXY", "no_proxy"] {
            let others = inherited.last { $0.hasPrefix("\(name)=") }.map { $0.dropFirst(name.count + 1) } ?? ""
            own.append("\(name)=" + (others.isEmpty ? "127.0.0.1" : "\(others),127.0.0.1"))
        }
        let replaced = Set(own.map(Self.name) + ["ANTHROPIC_AUTH_TOKEN"])
        variables = inherited.filter { !replaced.contains(Self.name($0)) } + own
    }

    /// A key that is no secret and opens nothing.
    private static let dummyKey = "sk-ant-mock-claude"

    /// The keys that this process was given, for the requests of a command that has the dummy.
    static var credentials: Credentials {
        func value(_ name: String) -> String? {
            inherited().last { self.name($0) == name }.map { String($0.dropFirst(name.count + 1)) }
        }
        return Credentials(
            placeholder: dummyKey,
            key: value("ANTHROPIC_API_KEY"),
            token: value("ANTHROPIC_AUTH_TOKEN")
        )
    }

    /// The environment of this process, which nothing here ever changes.
    private static func inherited() -> [String] {
        guard var variable = clinux_environment() else { return [] }
        var result: [String] = []
        while let text = variable.pointee {
            result.append(String(cString: text))
            variable += 1
        }
        return result
    }

    private static func name(_ variable: String) -> String { String(variable.prefix { $0 != "=" }) }
}
