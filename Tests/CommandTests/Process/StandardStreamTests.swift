import Foundation
import Testing

@testable import mock_claude

struct StandardStreamTests {
    private let pipe = Pipe()
    private var stream: StandardStream { StandardStream(descriptor: pipe.fileHandleForWriting.fileDescriptor) }

    @Test func aLineHasAnEnd() throws {
        #expect(stream.write(line: "hello") == nil)
        try pipe.fileHandleForWriting.close()
        #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data("hello\n".utf8))
    }

    @Test func allIsWrittenEvenWhereSomebodyElseMadeItNonBlocking() throws {
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        try #require(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        let writer = Thread { [pipe, stream] in
            _ = stream.write(bytes)
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        #expect(pipe.fileHandleForReading.readDataToEndOfFile() == Data(bytes))
    }

    @Test(arguments: [
        ["schema"], ["check", "recordings"], ["show", "recordings/tide.yaml"],
        ["script", "recordings/overloaded.yaml"],
    ])
    func aCommandFailsWhoseOutputCannotBeWritten(words: [String]) throws {
        let process = Process()
        process.executableURL = try Command.binary()
        process.arguments = words
        process.currentDirectoryURL = Repository.root.appendingPathComponent("Fixtures")
        let errors = Pipe()
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        process.standardError = errors
        try process.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("error: cannot write to standard output: No space left on device\n"))
        #expect(process.terminationStatus == 1)
    }

    @Test func whyItCannotBeWrittenIsTold() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        #expect(StandardStream(descriptor: full.fileDescriptor).write(line: "hello") == ENOSPC)
    }
}
