import Foundation
import Testing

@testable import Scenario

struct FileBytesTests {
    /// A file is read 65,536 bytes at a time.
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000]) func aFileIsReadToItsEnd(count: Int) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("file-bytes-\(UUID().uuidString)")
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(try FileBytes.read(path: url.path) == bytes)
    }

    @Test func aPipeIsReadToItsEnd() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("replies: []".utf8))
        try pipe.fileHandleForWriting.close()
        let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
        #expect(try FileBytes.read(path: path) == Array("replies: []".utf8))
    }

    @Test(arguments: [
        ("/dev/null/a.yaml", "Not a directory"), ("/no/such/file", "No such file or directory"),
        ("/", "Is a directory"), ("", "No such file or directory"),
        ("/" + String(repeating: "a", count: 300), "File name too long"),
    ]) func aFailureHasTheSystemsReason(path: String, reason: String) {
        let failure = #expect(throws: FileBytes.Failure.self) { try FileBytes.read(path: path) }
        #expect(failure?.reason == reason)
    }
}
