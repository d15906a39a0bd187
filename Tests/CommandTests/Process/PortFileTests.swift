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
        for _ in 1...2 { PortFile(path).remove(1) }
        #expect(try files == [])
    }

    @Test func whatALaterRunWroteStays() throws {
        try PortFile(path).write(2)
        PortFile(path).remove(1)
        #expect(try files == ["port"])
    }

    @Test(arguments: ["4010\n", "65535", ""]) func whatAnEarlierRunLeftIsCleared(text: String) throws {
        TemporaryFile.write(text, to: path)
        try PortFile(path).clear()
        #expect(try files == [])
        try PortFile(path).clear()
    }

    @Test(arguments: ["replies: []\n", "65536\n", "-1\n", " 1\n", "4010\n\n", "１\n"])
    func whatIsNoPortStays(text: String) throws {
        TemporaryFile.write(text, to: path)
        let failure = #expect(throws: Failure.self) { try PortFile(path).clear() }
        #expect(failure?.code == .runtime)
        #expect(failure?.message == "\(path): error: this is no port file, expected a name that is free for one")
        #expect(FileManager.default.contents(atPath: path) == Data(text.utf8))
    }

    @Test func whatIsNoFileStays() throws {
        TemporaryFile.write("4010\n", to: path)
        let (link, pipe) = ("\(path)-link", "\(path)-pipe")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(mkfifo(pipe, 0o600) == 0)
        for other in [link, pipe, directory.path] {
            #expect(throws: Failure.self) { try PortFile(other).clear() }
        }
        #expect(try files.sorted() == ["port", "port-link", "port-pipe"])
    }

    @Test func whyItCannotBeWrittenIsTold() throws {
        let nowhere = "\(directory.path)/none/port"
        let failure = #expect(throws: Failure.self) { try PortFile(nowhere).write(1) }
        #expect(failure?.code == .runtime)
        #expect(failure?.message == "\(nowhere): error: cannot be written: No such file or directory")
    }

    @Test func aFailureLeavesNothingBehind() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let failure = #expect(throws: Failure.self) { try PortFile(path).write(1) }
        #expect(failure?.message == "\(path): error: cannot be written: Is a directory")
        #expect(try files == ["port"])
    }
}
