import Foundation
import Testing

struct ImportTests {
    private let directory = TemporaryFile(named: "recordings")

    private func example(_ name: String) -> String {
        Repository.root.appendingPathComponent("Tests/Imports/\(name)").path
    }

    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []).sorted()
    }

    @Test func eachExchangeBecomesARecording() throws {
        let files = ["cassette.yaml", "archive.har", "curl.txt"].map(example)
        let end = try Command(["import"] + files + ["--to", directory.path]).wait()
        #expect(end.status == 0)
        #expect(end.output.split(separator: "\n").map(String.init) == names.map { "\(directory.path)/\($0)" })
        #expect(names.map { $0.prefix(4) } == ["0001", "0002", "0003", "0004", "0005", "0006"])
        #expect(names[0].hasPrefix("0001-post-v1-messages-"))
        #expect(end.errors.split(separator: "\n").count { $0.contains("left out") } == 2)
        let file = "\(directory.path)/\(names[0])"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let check = try Command(["check", directory.path]).wait()
        #expect(check.status == 0 && check.output.split(separator: "\n").count == 6)
        let more = try Command(["import", example("cassette.json"), "--to", directory.path]).wait()
        #expect(more.status == 0 && more.output.contains("/0007-get-v1-models-"))
    }

    @Test func secretsAreNotWritten() throws {
        let secrets = ["sk-ant-api03-planted-secret-0123456789", "planted-cookie-value", "hush-42"]
        let cassette = TemporaryFile(
            """
            interactions:
            - request: {method: POST, uri: '/v1/messages', headers: {x-api-key: \(secrets[0])}, body: 'say \(secrets[2])'}
              response: {status: {code: 200}, headers: {set-cookie: a=\(secrets[1])}, body: {string: 'is \(secrets[0])'}}
            """,
            named: "cassette.yaml"
        )
        let end = try Command(["import", cassette.path, "--to", directory.path, "--redact", "hush-[0-9]+"]).wait()
        #expect(end.status == 0)
        let text = try String(contentsOfFile: "\(directory.path)/\(#require(names.first))", encoding: .utf8)
        for secret in secrets { #expect(!text.contains(secret)) }
    }

    @Test func whatCannotBeUnderstoodWritesNothing() throws {
        let odd = TemporaryFile("interactions: [7]\n", named: "odd.yaml")
        let end = try Command(["import", example("cassette.yaml"), odd.path, "no-such.har", "--to", directory.path])
            .wait()
        #expect(end.status == 65 && end.output == "")
        #expect(end.errors.contains("\(odd.path):1:16: error: an interaction must be a map, found the number 7"))
        #expect(end.errors.hasSuffix("no-such.har: error: No such file or directory\n"))
        #expect(names.isEmpty)
        #expect(try Command(["import", "no-such.har", "--to", directory.path]).wait().status == 66)
        #expect(try Command(["import", odd.path]).wait().status == 64)
        let pattern = try Command(["import", odd.path, "--to", directory.path, "--redact", "("]).wait()
        #expect(pattern.status == 64)
    }

    @Test func whatCannotBeWrittenIsAFailure() throws {
        let file = TemporaryFile("in the way", named: "file")
        let end = try Command(["import", example("curl.txt"), "--to", file.path]).wait()
        #expect(end.status == 1 && end.errors.hasPrefix("\(file.path): error: "))
    }

    /// A capture has no request, so it answers anything that asks for a message, with the end that the capture had.
    @Test func aDirectoryOfCapturesAnswersAnyRequest() throws {
        let captures = TemporaryFile(named: "captures")
        try FileManager.default.createDirectory(atPath: captures.path, withIntermediateDirectories: true)
        let cut = "data: {\"type\":\"message_start\",\"message\":{}}\n\n"
        TemporaryFile.write(cut, to: "\(captures.path)/a.sse")
        TemporaryFile.write("not looked at", to: "\(captures.path)/b.md")
        let end = try Command(["import", captures.path, "--to", directory.path]).wait()
        #expect(end.status == 0 && end.errors.contains("a.sse:3:1: warning: there is neither a message_stop"))
        let name = try #require(names.first)
        #expect(names == [name])
        let text = try String(contentsOfFile: "\(directory.path)/\(name)", encoding: .utf8)
        #expect(text.contains("  path: /v1/messages\n  ignore: ['']\n") && text.hasSuffix("{at: 0s, end: closed}\n"))
    }

    @Test func noRecordingAtAllIsAFailure() throws {
        let empty = TemporaryFile(#"{"log": {"entries": []}}"#, named: "empty.har")
        let end = try Command(["import", empty.path, "--to", directory.path]).wait()
        #expect(end.status == 65 && end.output == "")
        #expect(end.errors == "\(empty.path): error: no recording was made: there is no exchange with an answer\n")
        #expect(names.isEmpty)
        let more = try Command(["import", empty.path, example("curl.txt"), "--to", directory.path]).wait()
        #expect(more.status == 0 && names.count == 1)
    }
}
