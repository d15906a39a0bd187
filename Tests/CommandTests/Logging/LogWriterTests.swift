import Foundation
import Logging
import MockClaude
import Testing

@testable import mock_claude

struct LogWriterTests {
    private let pipe = Pipe()
    private var stream: StandardStream { StandardStream(descriptor: pipe.fileHandleForWriting.fileDescriptor) }

    private func line(_ message: String) -> LogLine {
        LogLine(.text, level: .info, message: message, at: Timestamp(milliseconds: 0))
    }

    /// Ends the stream, and reads all that was written.
    private func written() throws -> [String] {
        try pipe.fileHandleForWriting.close()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func linesAreWrittenInOrder() throws {
        let writer = LogWriter(format: .text, to: stream)
        for number in 1...500 { writer.write(line("\(number)")) }
        writer.finish(withinMilliseconds: 60_000)
        #expect(try written() == (1...500).map { "00:00:00.000 info \($0)" } + [""])
    }

    @Test func whatFindsNoRoomIsCounted() throws {
        // A line too long for any room is dropped on a quiet machine and on a busy one alike.
        let writer = LogWriter(format: .json, to: stream, capacity: 100)
        writer.write(line(String(repeating: "a", count: 100)))
        writer.finish(withinMilliseconds: 60_000)
        writer.write(line("short"))
        writer.finish(withinMilliseconds: 60_000)
        let lines = try written()
        #expect(lines.count == 3)
        #expect(lines[0].hasSuffix(#","level":"warning","message":"1 line was dropped"}"#))
        #expect(lines[1] == "00:00:00.000 info short")
    }

    @Test func aStreamThatNobodyReadsHoldsNobodyUp() throws {
        let writer = LogWriter(format: .text, to: stream, capacity: 10_000)
        // The pipe and the backlog together hold far less.
        for number in 100_000..<200_000 { writer.write(line("\(number)")) }
        writer.finish(withinMilliseconds: 1)
        let reader = FileHandle(fileDescriptor: dup(pipe.fileHandleForReading.fileDescriptor), closeOnDealloc: true)
        var told = 0
        var dropped = 0
        var last = 0
        // Every line is either there, in its order, or counted.
        var text = ""
        while told + dropped < 100_000 {
            text += String(decoding: reader.availableData, as: UTF8.self)
            while let end = text.firstIndex(of: "\n") {
                let words = text[..<end].split(separator: " ")
                text.removeSubrange(...end)
                if words.count == 3, let number = Int(words[2]) {
                    #expect(number > last)
                    (told, last) = (told + 1, number)
                } else {
                    #expect(words[1] == "warning" && words.last == "dropped")
                    dropped += try #require(Int(words[2]))
                }
            }
        }
        #expect(told + dropped == 100_000)
        #expect(dropped > 90_000)
        writer.finish(withinMilliseconds: 60_000)
        #expect(try written() == [""])
    }
}
