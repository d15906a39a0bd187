import Foundation
import Testing

struct RecordingSessionTests {
    @Test func withoutRecordingTheDirectoryMustBeThere() throws {
        let end = try Command(["record", "--mode", "none", "--to", "/no/such/directory"]).wait()
        #expect(end.status == 66)
        #expect(end.errors == "/no/such/directory: error: No such file or directory\n")
    }

    @Test func aFileIsNoDirectory() throws {
        let file = TemporaryFile("a", named: "file")
        let end = try Command(["record", "--upstream", "http://h", "--to", file.path]).wait()
        #expect(end.status == 1)
        #expect(end.errors == "\(file.path): error: Not a directory\n")
    }

    @Test func whatIsProbablyNotMeantIsToldAfterTheReadyLine() throws {
        let directory = NSTemporaryDirectory() + "mock-claude-\(UUID().uuidString)-record"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let end = try Command(["record", "--upstream", "http://h/v1", "--to", directory, "--", "true"]).wait()
        #expect(end.status == 0)
        let lines = end.errors.split(separator: "\n")
        #expect(lines.first?.hasPrefix("mock-claude: listening on ") == true)
        #expect(lines.contains { $0.contains("no ANTHROPIC_API_KEY and no ANTHROPIC_AUTH_TOKEN") })
        #expect(lines.contains { $0.contains("goes to /v1/v1/messages") })
    }

    @Test func aBrokenRecordingIsToldWithItsPlace() throws {
        let file = TemporaryFile("recording: 1\nrequest: {}\n", named: "broken.yaml")
        let directory = (file.path as NSString).deletingLastPathComponent + "/record-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try "recording: 1\nrequest: {}\n".write(toFile: directory + "/a.yaml", atomically: true, encoding: .utf8)
        let end = try Command(["record", "--mode", "none", "--to", directory]).wait()
        #expect(end.status == 65)
        #expect(end.errors.contains("\(directory)/a.yaml:2:10: error: a recorded request needs 'method'"))
    }
}
