import Foundation
import Testing

struct RecordOptionsTests {
    @Test(arguments: [
        (["--to", "d"], "The service that is to be recorded is missing: --upstream URL."),
        (["--upstream", "http://h"], "The directory of the recordings is missing: --to DIR."),
        (["http://h", "--to", "d"], "'http://h' is no option; the service that is recorded is --upstream http://h."),
        (["x", "--to", "d"], "'x' is no option; a command stands behind '--'."),
        (["--upstream", "http://h", "--to", "d", "--"], "A command is missing: it stands behind '--'."),
        (
            ["--upstream", "ftp://h", "--to", "d"],
            "'ftp://h' is no value for --upstream: expected http://… or https://…, with a host and maybe a port and a path."
        ),
        (
            ["--upstream", "http://h", "--to", "d", "--mode", "some"],
            "'some' is no value for --mode: expected once, new, all or none."
        ),
        (
            ["--upstream", "http://h", "--to", "d", "--ignore", "a"],
            "'a' is no value for --ignore: expected a JSON Pointer like /metadata/user_id."
        ),
        (["--upstream", "http://h", "--to", "d", "--out", "e"], "'e' is no option; a command stands behind '--'."),
    ]) func whatIsWrongIsBadUsage(arguments: [String], message: String) throws {
        let end = try Command(["record"] + arguments).wait()
        #expect(end.status == 64)
        #expect(end.errors.hasPrefix("Error: \(message)\n"))
        #expect(end.output == "")
    }

    @Test func aPatternThatIsNoneIsBadUsageToo() throws {
        let end = try Command(["record", "--upstream", "http://h", "--to", "d", "--redact", "("]).wait()
        #expect(end.status == 64)
        #expect(end.errors.hasPrefix("Error: '(' is no value for --redact: "))
    }

    @Test func aFileOfCertificatesThatIsNotThereIsNoSuchFile() throws {
        let directory = NSTemporaryDirectory() + "mock-claude-\(UUID().uuidString)-record"
        let end = try Command(["record", "--upstream", "https://h", "--to", directory, "--cacert", "/no/such"]).wait()
        #expect(end.status == 66)
        #expect(end.errors == "/no/such: error: No such file or directory\n")
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test func theirVariablesSayTheSame() throws {
        let environment = ["MOCK_CLAUDE_UPSTREAM": "x", "MOCK_CLAUDE_TO": "d"]
        let end = try Command(["record"], environment: environment).wait()
        #expect(end.status == 64)
        #expect(end.errors.contains("'x' is no value for MOCK_CLAUDE_UPSTREAM"))
        let lists = ["MOCK_CLAUDE_UPSTREAM": "http://h", "MOCK_CLAUDE_TO": "d", "MOCK_CLAUDE_IGNORE": "/a\nb"]
        let bad = try Command(["record"], environment: lists).wait()
        #expect(bad.errors.contains("'b' is no value for MOCK_CLAUDE_IGNORE"))
    }
}
