import Foundation
import Testing

struct EnvironmentTwinTests {
    private let hello = TemporaryFile("name: hello\nreplies: [{text: Hello}]\n", named: "hello.yaml")

    /// What a command that serves has written on standard error when it has ended.
    private func log(_ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
        let command = try Command(arguments + [hello.path], environment: environment)
        _ = try command.port()
        command.signal(SIGTERM)
        let end = command.wait()
        #expect(end.status == 0)
        return end.errors
    }

    @Test func anEmptyVariableIsNone() throws {
        let names = ["HOST", "PORT_FILE", "SEED", "SPEED", "LOG_FORMAT", "LOG_LEVEL"]
        let environment = Dictionary(uniqueKeysWithValues: names.map { ("MOCK_CLAUDE_\($0)", "") })
        #expect(try log(["--port", "0"], environment).contains(" notice serving 'hello' rules=1 seed=0\n"))
    }

    @Test func aValueThatMayBeSecretIsNotShown() throws {
        for address in ["https://somebody:hunter2@example.com", "https://example.com/v1?key=hunter2"] {
            let end = try Command(["record", "--to", "nowhere", "--upstream", address]).wait()
            #expect(end.status == 64)
            #expect(end.errors.contains("example.com"))
            #expect(!end.errors.contains("hunter2"))
        }
    }

    /// With `serve` before it a plain command line is read without the parser that explains.
    @Test(arguments: [[], ["serve"]]) func eachHasAnEnvironmentVariable(command words: [String]) throws {
        let file = TemporaryFile(named: "port")
        let environment = [
            "MOCK_CLAUDE_HOST": "127.0.0.1", "MOCK_CLAUDE_PORT": "0", "MOCK_CLAUDE_PORT_FILE": file.path,
            "MOCK_CLAUDE_SEED": "18446744073709551615", "MOCK_CLAUDE_LOG_FORMAT": "json",
        ]
        let command = try Command(words + [hello.path], environment: environment)
        let port = try command.port()
        #expect(file.text == "\(port)\n")
        command.signal(SIGTERM)
        #expect(
            command.wait().errors.contains(#""message":"serving 'hello'","rules":"1","seed":"18446744073709551615"}"#)
        )
        #expect(try log(words + ["--port", "0"], ["MOCK_CLAUDE_LOG_LEVEL": "critical"]) == "")
    }

    @Test func theHostIsWhatIsListenedOn() throws {
        // An address for documentation, which no machine has.
        let told = "error: cannot listen on 192.0.2.1:4010: Cannot assign requested address (bind)\n"
        for (arguments, environment) in [(["--host", "192.0.2.1"], [:]), ([], ["MOCK_CLAUDE_HOST": "192.0.2.1"])] {
            let end = try Command([hello.path] + arguments, environment: environment).wait()
            #expect(end.status == 1)
            // The port is the one that is listened on when none is given.
            #expect(end.errors == told)
        }
    }

    @Test func anOptionGoesBeforeItsVariableEvenWhereThatIsBad() throws {
        let environment = [
            "MOCK_CLAUDE_PORT": "x", "MOCK_CLAUDE_SEED": "x", "MOCK_CLAUDE_SPEED": "x", "MOCK_CLAUDE_LOG_FORMAT": "x",
            "MOCK_CLAUDE_LOG_LEVEL": "x",
        ]
        let options = [
            "--port", "0", "--seed", "7", "--speed", "0.5x", "--log-format", "text", "--log-level", "notice",
        ]
        #expect(try log(options, environment).contains(" notice serving 'hello' rules=1 seed=7\n"))
    }

    @Test func aFlagsVariableIsOneOrZero() throws {
        for value in ["yes", "2"] {
            let end = try Command([hello.path], environment: ["MOCK_CLAUDE_WATCH": value]).wait()
            #expect(end.status == 64)
            #expect(end.errors.hasPrefix("Error: '\(value)' is no value for MOCK_CLAUDE_WATCH: expected 1 or 0.\n"))
        }
        for value in ["1", "0", ""] {
            #expect(try log(["--port", "0"], ["MOCK_CLAUDE_WATCH": value]).contains(" notice serving 'hello'"))
        }
    }

    @Test(
        arguments: [
            ("port", "65536", "a port from 0 to 65535"), ("port", "", "a port from 0 to 65535"),
            ("control-port", "x", "a port from 0 to 65535"),
            ("seed", "1.5", "a whole number from 0"), ("seed", "18446744073709551616", "a whole number from 0"),
            ("speed", "0x", "a factor from 0.001x to 1000000x, or instant"), ("log-format", "JSON", "text or json"),
            ("log-level", "verbose", "a level from trace to critical"),
        ])
    func aValueThatIsNoneIsNamedWithWhatIsExpected(option: String, value: String, expected: String) throws {
        let end = try Command(["--\(option)", value]).wait()
        #expect(end.status == 64)
        #expect(end.errors.hasPrefix("Error: '\(value)' is no value for --\(option): expected \(expected).\n"))
        guard !value.isEmpty else { return }
        let variable = "MOCK_CLAUDE_" + option.uppercased().replacing("-", with: "_")
        let other = try Command([], environment: [variable: value]).wait()
        #expect(other.status == 64)
        #expect(other.errors.hasPrefix("Error: '\(value)' is no value for \(variable): expected \(expected).\n"))
    }
}
