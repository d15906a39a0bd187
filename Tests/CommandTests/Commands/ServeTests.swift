import Foundation
import Testing

struct ServeTests {
    private let hello = TemporaryFile("name: hello\nreplies: [{text: \"Hello there\"}]\n", named: "hello.yaml")
    private let stalled = TemporaryFile(
        "name: stalled\npace: {between: 1h}\nreplies: [{text: \"Hello there\"}]\n".replacing("1h", with: "60m"),
        named: "stalled.yaml"
    )

    @Test func theReadyLineIsAllThatStandardOutputHolds() throws {
        let command = try Command(["serve", hello.path, "--port", "0"])
        let client = try HTTPClient(port: command.port())
        client.send(HTTPClient.message("Hi"))
        #expect(client.read().contains(#""text":" there""#))
        command.signal(SIGTERM)
        let end = command.wait()
        #expect(end.status == 0 && end.reason == .exit)
        #expect(end.output == "")
    }

    @Test func serveMayBeLeftOut() throws {
        let command = try Command([hello.path, "--port", "0"])
        _ = try command.port()
        command.signal(SIGINT)
        #expect(command.wait().status == 0)
    }

    @Test func withoutAScenarioTheBuiltInOneAnswers() throws {
        let command = try Command(["--port", "0", "--speed", "instant"])
        let client = try HTTPClient(port: command.port())
        client.send(HTTPClient.message("mock:echo It echoes", stream: false))
        #expect(client.read().contains(#""text":"It echoes""#))
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func aSecondSignalStopsAtOnce(signal: Int32) throws {
        let command = try Command([stalled.path, "--port", "0"])
        let client = try HTTPClient(port: command.port())
        client.send(HTTPClient.message("Hi"))
        #expect(client.read(until: "message_start").contains("200 OK"))
        command.signal(signal)
        command.signal(signal)
        let end = command.wait()
        // Both may have arrived before either was taken; then they are one.
        #expect((end.status == signal && end.reason == .uncaughtSignal) || end.status == 0)
    }

    @Test func aStreamThatGoesOnDoesNotKeepItFromStopping() throws {
        let command = try Command([stalled.path, "--port", "0"])
        let client = try HTTPClient(port: command.port())
        client.send(HTTPClient.message("Hi"))
        _ = client.read(until: "message_start")
        command.signal(SIGTERM)
        #expect(command.wait().status == 0)
    }

    @Test func thePortFileHoldsThePortWhileItAnswers() throws {
        let file = TemporaryFile("1\n", named: "port")
        let command = try Command([hello.path, "--port", "0", "--port-file", file.path])
        let port = try command.port()
        #expect(file.text == "\(port)\n")
        command.signal(SIGTERM)
        #expect(command.wait().status == 0)
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func aStartThatFailsLeavesNoPortFileOfAnEarlierRun() throws {
        let file = TemporaryFile("4010\n", named: "port")
        let bad = TemporaryFile("replies:\n  - txt: Hello\n", named: "bad.yaml")
        #expect(try Command([bad.path, "--port", "0", "--port-file", file.path]).wait().status == 65)
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func standardErrorThatNobodyReadsHoldsNothingUp() throws {
        let errors = Pipe()
        let command = try Command([hello.path, "--port", "0", "--speed", "instant"], errors: errors)
        let port = try command.port()
        for number in 1...3000 {
            let client = try HTTPClient(port: port)
            client.send(HTTPClient.message("Hi", stream: false))
            let answer = client.read()
            try #require(answer.contains("Hello there"), "request \(number): \(answer)")
        }
        command.signal(SIGTERM)
        let end = command.wait()
        #expect(end.status == 0 && end.reason == .exit)
        #expect(errors.readLine()?.contains("serving 'hello'") == true)
    }

    @Test func standardOutputThatNobodyReadsIsNoReasonToStop() throws {
        let errors = Pipe()
        let output = Pipe()
        try output.fileHandleForReading.close()
        let file = TemporaryFile(named: "port")
        let command = try Command(
            [hello.path, "--port", "0", "--port-file", file.path],
            output: output,
            errors: errors
        )
        #expect(errors.readLine()?.contains("serving 'hello'") == true)
        #expect(errors.readLine()?.hasSuffix("warning cannot write to standard output: Broken pipe") == true)
        let client = try HTTPClient(port: try #require(Int(file.text.dropLast())))
        client.send(HTTPClient.message("Hi"))
        #expect(client.read().contains("message_stop"))
        command.signal(SIGTERM)
        #expect(command.waitForEnd() == 0)
    }

    @Test func aPortThatIsTakenIsAnError() throws {
        let first = try Command([hello.path, "--port", "0"])
        let port = try first.port()
        let end = try Command([hello.path, "--port", "\(port)"]).wait()
        #expect(end.status == 1)
        #expect(
            end.errors == "error: cannot listen on 127.0.0.1:\(port): Address already in use (bind); "
                + "choose another with --port, or --port 0 for any free one\n"
        )
        #expect(end.output == "")
    }

    @Test func aControlPortThatIsTakenIsToldAsSuch() throws {
        let first = try Command([hello.path, "--port", "0"])
        let port = try first.port()
        let end = try Command([hello.path, "--port", "0", "--control-port", "\(port)"]).wait()
        #expect(end.status == 1)
        #expect(end.errors.hasSuffix("; choose another with --control-port, or --control-port 0 for any free one\n"))
    }

    @Test func aFileThatIsNoPortFileStays() throws {
        let end = try Command([hello.path, "--port", "0", "--port-file", hello.path]).wait()
        #expect(end.status == 1)
        #expect(end.errors == "\(hello.path): error: this is no port file, expected a name that is free for one\n")
        #expect(hello.text.contains("Hello"))
    }

    @Test func aScenarioWithErrorsIsNotServed() throws {
        let bad = TemporaryFile("replies:\n  - txt: Hello\n", named: "bad.yaml")
        let end = try Command([hello.path, bad.path, "--port", "0"]).wait()
        #expect(end.status == 65)
        #expect(end.errors.contains("\(bad.path):2:5: error: unknown key 'txt'"))
        #expect(end.errors.contains("did you mean 'text'?"))
        #expect(end.output == "")
    }

    @Test func everyFilesErrorsAreToldAtOnce() throws {
        let bad = TemporaryFile("replies:\n  - txt: Hello\n", named: "bad.yaml")
        let end = try Command([bad.path, "no-such-file.yaml", "--port", "0"]).wait()
        #expect(end.status == 65)
        #expect(end.errors.contains("\(bad.path):2:5: error: unknown key 'txt'"))
        #expect(end.errors.hasSuffix("no-such-file.yaml: error: No such file or directory\n"))
    }

    @Test func rulesThatAreNeverAskedAreToldOf() throws {
        let late = TemporaryFile("name: late\nreplies: [{text: late}]\n", named: "late.yaml")
        let command = try Command([hello.path, late.path, "--port", "0"])
        _ = try command.port()
        command.signal(SIGTERM)
        let warning = "warning: scenario 2 ('late') is never asked for messages: scenario 1 ('hello') answers every "
        #expect(command.wait().errors.contains(warning))
    }

    @Test func aReplyThatBreaksTheGrammarIsServedWithAWarning() throws {
        let file = TemporaryFile("replies: [{events: [message_stop: {}]}]", named: "broken.yaml")
        let command = try Command([file.path, "--port", "0"])
        _ = try command.port()
        command.signal(SIGTERM)
        #expect(
            command.wait().errors.contains("1:21: warning: this reply breaks the grammar of Claude's streams: event 2:")
        )
    }

    @Test func aMissingFileIsAnError() throws {
        let end = try Command(["no-such-file.yaml"]).wait()
        #expect(end.status == 66)
        #expect(end.errors == "no-such-file.yaml: error: No such file or directory\n")
    }

    @Test(
        arguments: [
            (["--prt", "1"], [:], "Unknown option '--prt'. Did you mean '--port'?"),
            (["--port", "x"], [:], "'x' is no value for --port: expected a port from 0 to 65535."),
            (["serve", "--port", "x"], [:], "'x' is no value for --port: expected a port from 0 to 65535."),
            (["serve", "--prt", "1"], [:], "Unknown option '--prt'. Did you mean '--port'?"),
            (["serve", "--port"], [:], "Missing value for '--port <port>'"),
            (
                ["--speed", "1e-300x"], [:],
                "'1e-300x' is no value for --speed: expected a factor from 0.001x to 1000000x, or instant."
            ),
            (
                [], ["MOCK_CLAUDE_PORT": "99999"],
                "'99999' is no value for MOCK_CLAUDE_PORT: expected a port from 0 to 65535."
            ),
            ([], ["MOCK_CLAUDE_LOG_LEVEL": "loud"], "'loud' is no value for MOCK_CLAUDE_LOG_LEVEL: expected a level"),
            (
                ["serve"], ["MOCK_CLAUDE_LOG_LEVEL": "loud"],
                "'loud' is no value for MOCK_CLAUDE_LOG_LEVEL: expected a level"
            ),
            (["serve"], ["MOCK_CLAUDE_WATCH": "yes"], "'yes' is no value for MOCK_CLAUDE_WATCH: expected 1 or 0."),
        ] as [([String], [String: String], String)]
    )
    func badUsage(arguments: [String], environment: [String: String], message: String) throws {
        let end = try Command(arguments, environment: environment).wait()
        #expect(end.status == 64)
        #expect(end.errors.contains(message))
    }

    @Test func environmentVariablesAreOptionsAndOptionsGoFirst() throws {
        let environment = ["MOCK_CLAUDE_PORT": "0", "MOCK_CLAUDE_SEED": "5", "MOCK_CLAUDE_LOG_FORMAT": "json"]
        let command = try Command([hello.path, "--seed", "6"], environment: environment)
        _ = try command.port()
        command.signal(SIGTERM)
        let errors = command.wait().errors
        #expect(errors.contains(#""message":"serving 'hello'""#))
        #expect(errors.contains(#""seed":"6""#))
    }

    /// The parser that explains takes the last of two.
    @Test func anOptionMayBeRepeated() throws {
        let command = try Command(["serve", "--port", "1", "--seed", "5", hello.path, "--port", "0"])
        _ = try command.port()
        command.signal(SIGTERM)
        #expect(command.wait().errors.contains(" seed=5\n"))
    }

    @Test func aDirectoryIsServedInOrderOfName() throws {
        let directory = TemporaryFile(named: "scenarios")
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        for name in ["b", "a"] {
            let text = "replies: [{times: 1, text: from-\(name)}]\n"
            TemporaryFile.write(text, to: "\(directory.path)/\(name).yaml")
        }
        let command = try Command([directory.path, "--port", "0"])
        let port = try command.port()
        for expected in ["from-a", "from-b"] {
            let client = try HTTPClient(port: port)
            client.send(HTTPClient.message("Hi", stream: false))
            #expect(client.read().contains(expected))
        }
    }

    @Test func noSecretIsEverLogged() throws {
        let command = try Command([hello.path, "--port", "0", "--log-level", "trace"])
        let client = try HTTPClient(port: command.port())
        client.send(HTTPClient.message("Hi"))
        _ = client.read()
        command.signal(SIGTERM)
        let errors = command.wait().errors
        #expect(errors.contains("POST /v1/messages"))
        #expect(!errors.contains("secret"))
    }

    @Test func helpListsEveryMagicWordAndExitCode() throws {
        let end = try Command(["serve", "--help"]).wait()
        #expect(end.status == 0)
        for word in ["mock:429 ", "mock:529-once ", "mock:thinking ", "mock:help "] {
            #expect(end.output.contains(word))
        }
        #expect(end.output.contains("65  a scenario with errors"))
    }

    @Test func versionIsPrinted() throws {
        let end = try Command(["--version"]).wait()
        #expect(end.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
