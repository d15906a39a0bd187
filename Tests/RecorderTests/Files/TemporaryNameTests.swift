import Foundation
import Testing

@testable import Recorder

struct TemporaryNameTests {
    @Test func aNameIsReadAsItIsWritten() {
        let name = TemporaryName(number: 17)
        #expect(name.name == ".mock-claude-recording-\(getpid())-17.tmp")
        #expect(TemporaryName(name.name) == name)
    }

    @Test(arguments: [
        "0001-post.yaml", ".mock-claude-recording-.tmp", ".mock-claude-recording-1.tmp",
        ".mock-claude-recording-1-2-3.tmp",
        ".mock-claude-recording--1-2.tmp", ".mock-claude-recording-1-2.yaml", ".other-1-2.tmp",
    ]) func otherNamesAreNone(name: String) { #expect(TemporaryName(name) == nil) }

    @Test func onlyWhatNobodyWritesIsRemoved() throws {
        let directory = TemporaryDirectory()
        try directory.create()
        let dead = Process()
        dead.executableURL = URL(fileURLWithPath: "/bin/true")
        try dead.run()
        dead.waitUntilExit()
        let written = TemporaryName(number: 2).name
        let names = [
            ".mock-claude-recording-\(dead.processIdentifier)-1.tmp", TemporaryName(number: 1).name,
            ".mock-claude-recording-1-1.tmp",
        ]
        for name in names { try directory.write("half", to: name) }
        let descriptor = NewFile.create("\(directory.path)/\(written)")
        #expect(descriptor >= 0)
        for name in names + [written] { TemporaryName(name)?.removeIfStale(from: directory.path) }
        #expect(directory.names == [names[2], written].sorted())
        close(descriptor)
        TemporaryName(written)?.removeIfStale(from: directory.path)
        #expect(directory.names == [names[2]])
    }
}
