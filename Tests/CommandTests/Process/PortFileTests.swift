import Foundation
import Testing

@testable import mock_claude

struct PortFileTests {
    /// A directory of its own, so that what is left beside the file is seen.
    private let directory = TemporaryFile(named: "ports")
    private var path: String { "\(directory.path)/port" }

    init() throws {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
    }

    private var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path) } }

    @Test func thePortReplacesWhatWasThereAndNothingIsLeftBeside() throws {
        TemporaryFile.write("a long stale text", to: path)
        try PortFile(path).write(65535)
        #expect(FileManager.default.contents(atPath: path) == Data("65535\n".utf8))
        #expect(try files == ["port"])
    }

    @Test func whoHasTheOldFileOpenNeverReadsHalfOfTheNewOne() throws {
        TemporaryFile.write("4010\n", to: path)
        let old = try #require(FileHandle(forReadingAtPath: path))
        try PortFile(path).write(5)
        #expect(try old.readToEnd() == Data("4010\n".utf8))
    }

    @Test func removingTakesItAwayAndNeedsNoneToBeThere() throws {
        try PortFile(path).write(1)
        for _ in 1...2 { PortFile(path).remove() }
        #expect(try files == [])
    }

    @Test func whyItCannotBeWrittenIsTold() throws {
        let nowhere = "\(directory.path)/none/port"
        let failure = #expect(throws: Failure.self) { try PortFile(nowhere).write(1) }
        #expect(failure?.code == .runtime)
        #expect(failure?.message == "cannot write \(nowhere): No such file or directory")
    }

    @Test func aFailureLeavesNothingBehind() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let failure = #expect(throws: Failure.self) { try PortFile(path).write(1) }
        #expect(failure?.message == "cannot write \(path): Is a directory")
        #expect(try files == ["port"])
    }
}
