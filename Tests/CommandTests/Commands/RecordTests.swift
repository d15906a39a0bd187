import Foundation
import Testing

struct RecordTests {
    private let hello = TemporaryFile("name: hello\nreplies: [{text: \"Hello there\"}]\n", named: "hello.yaml")
    private let slow = TemporaryFile(
        "name: slow\npace: {between: 60m}\nreplies: [{text: \"Hello there\"}]\n",
        named: "slow.yaml"
    )
    private let directory = NSTemporaryDirectory() + "mock-claude-\(UUID().uuidString)-record"

    private var names: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory))?.sorted() ?? []
    }

    private func text(of name: String) throws -> String {
        try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
    }

    /// Serves a scenario as the service; hands over its port.
    private func withUpstream(_ scenario: TemporaryFile, _ body: (Int) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let upstream = try Command(["serve", scenario.path, "--port", "0"])
        try body(upstream.port())
        upstream.signal(SIGTERM)
        #expect(upstream.wait().status == 0)
    }

    private func record(_ port: Int, _ options: [String] = [], environment: [String: String] = [:]) throws -> Command {
        try Command(
            ["record", "--upstream", "http://127.0.0.1:\(port)", "--to", directory, "--port", "0"] + options,
            environment: environment
        )
    }

    @Test func whatPassesIsRecordedUntilASignalComes() throws {
        try withUpstream(hello) { port in
            let recorder = try record(port)
            let client = try HTTPClient(port: recorder.port())
            client.send(HTTPClient.message("Hi"))
            #expect(client.read().contains(#""text":" there""#))
            recorder.signal(SIGTERM)
            let end = recorder.wait()
            #expect(end.status == 0)
            #expect(end.output == "")
            #expect(end.errors.hasSuffix("mock-claude: recorded 1 exchange in \(directory)\n"))
            #expect(names.count == 1)
            let recording = try text(of: #require(names.first))
            #expect(recording.contains("x-api-key: '[redacted]'"))
            #expect(!(recording + end.errors).contains("sk-ant-secret-1234"))
        }
    }

    @Test func whatIsOnItsWayAtASignalIsRecordedAsFarAsItCame() throws {
        try withUpstream(slow) { port in
            let recorder = try record(port)
            let client = try HTTPClient(port: recorder.port())
            client.send(HTTPClient.message("Hi"))
            _ = client.read(until: "message_start")
            recorder.signal(SIGINT)
            #expect(recorder.wait().status == 0)
            let recording = try text(of: #require(names.first))
            #expect(recording.contains("event: message_start"))
            #expect(recording.hasSuffix("    - {end: unfinished}\n"))
        }
    }

    @Test func aCommandFindsTheRecorderAndItsOutputIsItsOwn() throws {
        try withUpstream(hello) { port in
            let script = #"echo "$ANTHROPIC_API_KEY"; exit 3"#
            let recorder = try record(port, ["--", "sh", "-c", script], environment: ["ANTHROPIC_API_KEY": "sk-real"])
            let end = recorder.wait()
            #expect(end.status == 3)
            #expect(end.output == "sk-ant-mock-claude\n")
            #expect(end.errors.hasPrefix("mock-claude: listening on http://127.0.0.1:"))
            #expect(end.errors.hasSuffix("mock-claude: recorded 0 exchanges in \(directory)\n"))
            #expect(!end.errors.contains("sk-real"))
        }
    }

    @Test func withoutAnUpstreamThatAnswersSomethingIsNotRecorded() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        // Nobody listens on the port of a daemon that is gone.
        let gone = try Command(["serve", hello.path, "--port", "0"])
        let port = try gone.port()
        gone.signal(SIGTERM)
        _ = gone.wait()
        let script = #"curl -s "$ANTHROPIC_BASE_URL/v1/models""#
        let end = try record(port, ["--", "sh", "-c", script]).wait()
        #expect(end.status == 1)
        #expect(end.output.contains("The upstream does not answer"))
        #expect(end.errors.hasSuffix("recorded 0 exchanges in \(directory), 1 could not be recorded\n"))
    }

    @Test func whatIsThereIsNotOverwrittenUnlessAModeSaysSo() throws {
        try withUpstream(hello) { port in
            let script =
                #"curl -s "$ANTHROPIC_BASE_URL/v1/models" -H 'x-api-key: a' -H 'anthropic-version: 2023-06-01'"#
            #expect(try record(port, ["--", "sh", "-c", script]).wait().status == 0)
            let first = names
            let again = try record(port, ["--", "sh", "-c", script]).wait()
            #expect(again.status == 1)
            #expect(again.output == "")
            #expect(again.errors.contains("'--mode new'"))
            #expect(names == first)
            #expect(try record(port, ["--mode", "new", "--", "sh", "-c", script]).wait().status == 0)
            #expect(names == first)
            #expect(try record(port, ["--mode", "all", "--", "sh", "-c", script]).wait().status == 0)
            #expect(names.count == 1 && names != first)
            #expect(try record(port, ["--mode", "none", "--", "sh", "-c", script]).wait().status == 0)
            let miss = try record(port, ["--mode", "none", "--", "sh", "-c", script + " -d {}"]).wait()
            #expect(miss.status == 1)
            #expect(miss.output.contains("No rule answers this request"))
        }
    }

    @Test func itselfIsNoUpstream() throws {
        let other = try Command(["serve", hello.path, "--port", "0"])
        let port = try other.port()
        other.signal(SIGTERM)
        _ = other.wait()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let end = try record(port, ["--port", "\(port)"]).wait()
        #expect(end.status == 64)
        #expect(end.errors.contains("is this server itself"))
    }
}
