import Foundation
import Logging
import Testing

@testable import mock_claude

struct StandardErrorLogTests {
    private let pipe = Pipe()

    /// The lines that are written of what is logged, without their times.
    private func lines(_ level: Logger.Level, _ body: (inout Logger) -> Void) throws -> [String] {
        let stream = StandardStream(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        let writer = LogWriter(format: .text, to: stream)
        var logger = StandardErrorLog.logger(level: level, writer: writer)
        body(&logger)
        writer.finish(withinMilliseconds: 60_000)
        try pipe.fileHandleForWriting.close()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return text.split(separator: "\n").map { String($0.drop { $0 != " " }.dropFirst()) }
    }

    @Test func fieldsAreSortedAndAnEventsGoBeforeTheLoggers() throws {
        let lines = try lines(.info) { logger in
            logger[metadataKey: "b"] = "logger"
            logger[metadataKey: "c"] = "logger"
            logger.info("hello", metadata: ["b": "event", "a": "event"])
            #expect(logger[metadataKey: "b"] == "logger")
            logger.error("again")
        }
        #expect(lines == ["info hello a=event b=event c=logger", "error again b=logger c=logger"])
    }

    @Test func whatIsBelowTheLevelIsNotWritten() throws {
        let lines = try lines(.warning) { logger in
            logger.notice("below")
            logger.warning("at")
            logger.critical("above")
            logger.logLevel = .trace
            logger.trace("now")
        }
        #expect(lines == ["warning at", "critical above", "trace now"])
    }
}
