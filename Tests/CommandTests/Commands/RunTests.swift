import Foundation
import Testing

struct RunTests {
    private let hello = TemporaryFile("name: hello\nreplies: [{text: \"Hello there\"}]\n", named: "hello.yaml")

    /// Runs a shell script against the scenario.
    private func run(
        _ script: String,
        options: [String] = [],
        environment: [String: String] = [:],
        input: Pipe? = nil
    ) throws -> Command {
        try Command(
            ["run", hello.path] + options + ["--", "sh", "-c", script],
            environment: environment,
            input: input
        )
    }

    @Test(arguments: [0, 1, 3, 255]) func theExitCodeIsTheCommands(code: Int32) throws {
        #expect(try run("exit \(code)").wait().status == code)
    }

    @Test(arguments: [SIGKILL, SIGSEGV]) func aSignalThatKillsTheCommandCountsFrom128(signal: Int32) throws {
        let end = try run("kill -\(signal) $$").wait()
        #expect(end.status == 128 + signal && end.reason == .exit)
    }

    @Test func aCommandThatIsNotThereGives127() throws {
        let end = try Command(["run", hello.path, "--", "no-such-command"]).wait()
        #expect(end.status == 127)
        #expect(end.errors.hasSuffix("mock-claude: cannot run no-such-command: No such file or directory\n"))
    }

    @Test func aCommandThatIsNoProgramGives126() throws {
        let end = try Command(["run", hello.path, "--", hello.path]).wait()
        #expect(end.status == 126)
        #expect(end.errors.hasSuffix("mock-claude: cannot run \(hello.path): Permission denied\n"))
    }

    @Test(arguments: [[], ["--"], ["hello.yaml"], ["hello.yaml", "--"]])
    func withoutACommandItIsBadUsage(arguments: [String]) throws {
        let end = try Command(["run"] + arguments).wait()
        #expect(end.status == 64)
        #expect(end.errors.hasPrefix("Error: A command is missing: it stands behind '--'.\n"))
    }

    @Test func aBadScenarioIsAnErrorAndTheCommandIsNotRun() throws {
        let bad = TemporaryFile("replies:\n  - txt: Hello\n", named: "bad.yaml")
        let end = try Command(["run", bad.path, hello.path, "no-such-file.yaml", "--", "echo", "ran"]).wait()
        #expect(end.status == 65)
        #expect(end.errors.contains("\(bad.path):2:5: error: unknown key 'txt'"))
        #expect(end.errors.hasSuffix("no-such-file.yaml: error: No such file or directory\n"))
        #expect(end.output == "")
        #expect(try Command(["run", "no-such-file.yaml", "--", "true"]).wait().status == 66)
    }

    @Test func theCommandFindsTheServer() throws {
        let body = #"{"model":"claude-sonnet-5","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]}"#
        let end = try run(
            """
            curl -sS "$ANTHROPIC_BASE_URL/v1/messages" -H "x-api-key: $ANTHROPIC_API_KEY" \
                -H 'anthropic-version: 2023-06-01' -H 'content-type: application/json' -d '\(body)'
            """
        ).wait()
        #expect(end.status == 0)
        #expect(end.output.contains(#""text":"Hello there""#))
    }

    @Test func realKeysDoNotReachTheCommand() throws {
        let end = try run(
            "env",
            environment: ["ANTHROPIC_API_KEY": "sk-ant-real", "ANTHROPIC_AUTH_TOKEN": "real", "KEPT": "as it is"]
        ).wait()
        let lines = end.output.split(separator: "\n")
        #expect(!end.output.contains("real"))
        #expect(lines.contains("KEPT=as it is"))
        let url = try #require(lines.first { $0.hasPrefix("MOCK_CLAUDE_URL=") }).dropFirst("MOCK_CLAUDE_URL=".count)
        #expect(lines.contains("ANTHROPIC_BASE_URL=\(url)"))
        #expect(end.errors.hasPrefix("mock-claude: listening on \(url)\n"))
    }

    @Test func theCommandsStreamsAreItsOwn() throws {
        let input = Pipe()
        let command = try Command(
            ["run", hello.path, "--", "sh", "-c", "cat; echo complaint >&2"],
            input: input
        )
        try input.fileHandleForWriting.write(contentsOf: Data("passed through\n".utf8))
        try input.fileHandleForWriting.close()
        let end = command.wait()
        #expect(end.output == "passed through\n")
        let lines = end.errors.split(separator: "\n")
        #expect(lines.count == 3 && lines[1] == "complaint" && lines[2] == "mock-claude: passed")
    }

    @Test func itsArgumentsAreWhatStandsBehindTheDashes() throws {
        let end = try Command(["run", "--", "printf", "%s|", "--port", "x", "--", "-h", ""]).wait()
        #expect(end.status == 0)
        #expect(end.output == "--port|x|--|-h||")
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2])
    func signalsArePassedOn(signal: Int32) throws {
        let command = try run("trap 'echo took it; exit 7' \(signal); echo ready; while :; do sleep 0.01; done")
        #expect(command.readLine() == "ready")
        command.signal(signal)
        let end = command.wait()
        #expect(end.output == "took it\n")
        #expect(end.status == 7)
    }

    @Test func theCommandsSignalsAreAsTheyWere() throws {
        let look = "grep -E '^Sig(Blk|Ign)' /proc/self/status"
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // Both start from one shell: what that inherits depends on the thread that starts it, and on what runs beside it.
        shell.arguments = [
            "--default-signal=PIPE", "sh", "-c",
            "\(look); exec \(try Command.binary().path) run '\(hello.path)' -- \(look)",
        ]
        shell.standardOutput = output
        try shell.run()
        let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(
            separator: "\n"
        )
        shell.waitUntilExit()
        #expect(lines.count == 4 && lines.prefix(2) == lines.suffix(2), "\(lines)")
    }

    @Test func whatIsLeftBehindIsEnded() throws {
        let end = try run(
            """
            (trap 'exit 0' TERM; echo $$; while :; do sleep 0.01; done) &
            sleep 3600 & echo $!
            setsid sh -c 'sleep 3600 & echo $!; wait' &
            while [ "$(ps -e -o args= | grep -c '[s]leep 3600')" -lt 2 ]; do :; done
            exit 5
            """
        ).wait()
        #expect(end.status == 5)
        for process in end.output.split(separator: "\n").compactMap({ pid_t($0) }) {
            #expect(kill(process, 0) == -1, "\(process) goes on")
        }
    }

    @Test func whatIgnoresSIGTERMIsEndedToo() throws {
        let end = try run("sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done' & read line; exit 0").wait()
        #expect(end.status == 0)
        let process = try #require(pid_t(end.output.trimmingCharacters(in: .newlines)))
        #expect(kill(process, 0) == -1)
    }

    @Test func onlyWarningsAreLoggedUnlessMoreIsAskedFor() throws {
        let ask =
            #"curl -sS "$MOCK_CLAUDE_URL/v1/models" -H "x-api-key: k" -H "anthropic-version: 2023-06-01" >/dev/null"#
        #expect(try run(ask).wait().errors.split(separator: "\n").count == 2)
        let end = try run(ask, options: ["--log-level", "info", "--log-format", "json", "--seed", "9"]).wait()
        #expect(end.errors.contains(#""message":"GET /v1/models""#))
        #expect(end.errors.contains(#""seed":"9""#))
    }

    @Test func thePortMayBeChosen() throws {
        let input = Pipe()
        let other = try run("echo $MOCK_CLAUDE_URL; read line", input: input)
        let url = try #require(other.readLine())
        let port = String(try #require(url.split(separator: ":").last))
        let end = try run("exit 0", options: ["--port", port]).wait()
        #expect(end.status == 1)
        #expect(end.errors.hasPrefix("error: cannot listen on 127.0.0.1:\(port): Address already in use"))
        try input.fileHandleForWriting.close()
        #expect(other.waitForEnd() == 1)
    }

    // MARK: - The verdict

    private func ask(_ prompt: String) -> String {
        let body = #"{"model":"claude-sonnet-5","max_tokens":9,"messages":[{"role":"user","content":"\#(prompt)"}]}"#
        return """
            curl -sS "$ANTHROPIC_BASE_URL/v1/messages" -H 'x-api-key: k' -H 'anthropic-version: 2023-06-01' -d '\(body)'
            """
    }

    private let strict = TemporaryFile(
        "replies: [{name: weather, when: {last_user: weather}, text: Sunny}]\nexpect: {all_replies_used: true}\n",
        named: "strict.yaml"
    )

    @Test func aRunThatWentAsExpectedIsToldInOneLine() throws {
        let end = try Command(["run", strict.path, "--", "sh", "-c", ask("weather")]).wait()
        #expect(end.status == 0)
        #expect(end.errors.hasSuffix("mock-claude: passed\n"))
    }

    @Test func aVerdictThatFailsIsTheExitCodeAndIsReported() throws {
        let reports = ["json", "xml", "txt"].map { TemporaryFile(named: "verdict.\($0)") }
        let options = reports.flatMap { ["--report", $0.path] }
        let end = try Command(["run", strict.path] + options + ["--", "sh", "-c", ask("hello")]).wait()
        #expect(end.status == 1)
        #expect(end.errors.contains("mock-claude: FAILED\n"))
        #expect(end.errors.contains("all_replies_used: 'weather' was never used"))
        #expect(end.errors.contains(#"the nearest is 'weather': last_user: "hello" does not contain "weather""#))
        #expect(reports[0].text.contains(#""passed": false"#))
        #expect(reports[1].text.hasPrefix("<?xml") && reports[1].text.contains("<failure"))
        #expect(reports[2].text.hasPrefix("FAILED\n"))
    }

    @Test func aCommandThatFailsKeepsItsCode() throws {
        #expect(try Command(["run", strict.path, "--", "sh", "-c", "exit 7"]).wait().status == 7)
    }

    @Test func aReportThatCannotBeWrittenIsAFailure() throws {
        let end = try run("exit 0", options: ["--report", "/no/such/place.json"]).wait()
        #expect(end.status == 1 && end.errors.contains("/no/such/place.json: error: cannot be written: No such"))
    }

    @Test(arguments: [("", 1), ("may_leave: true, ", 0)])
    func aStreamThatNobodyReleasedFailsTheVerdictLoudly(setting: String, code: Int32) throws {
        let gate = TemporaryFile(
            "replies: [{\(setting)events: [{text: a}, {hold: lunch}, {text: b}]}]\n",
            named: "gate.yaml"
        )
        // The first event that comes is taken for all of it.
        let body =
            #"{"model":"claude-sonnet-5","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"Hi"}]}"#
        let script = """
            curl -sSN "$ANTHROPIC_BASE_URL/v1/messages" -H 'x-api-key: k' -H 'anthropic-version: 2023-06-01' -d '\(body)' &
            curl -sS "$MOCK_CLAUDE_URL/_mock/gates/lunch?wait=60s" > /dev/null; kill $!
            """
        let end = try Command(["run", gate.path, "--", "sh", "-c", script]).wait()
        #expect(end.status == code)
        #expect(end.errors.contains("STILL HELD at the gate 'lunch'") == (code == 1))
    }
}
