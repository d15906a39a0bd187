import Foundation
import Scenario
import Synchronization
import Testing

@testable import Recorder

struct RecordingWriterTests {
    private let directory = TemporaryDirectory()

    /// What a writer has told.
    private final class Reports: Sendable {
        let outcomes = Mutex<[RecordingWriter.Outcome]>([])
    }

    private func writer(_ reports: Reports) throws -> RecordingWriter {
        RecordingWriter(into: try RecordingDirectory(path: directory.path, mode: .once), Scrubber()) { outcome in
            reports.outcomes.withLock { $0.append(outcome) }
        }
    }

    @Test func whatIsTakenIsScrubbedAndWrittenInOrder() throws {
        let reports = Reports()
        let writer = try writer(reports)
        for number in 1...20 { writer.write(exchange(#"["sk-ant-0123456789abc",\#(number)]"#), number: number) }
        #expect(writer.finish(within: .seconds(60)))
        #expect(writer.counts == .init(written: 20, failed: 0))
        let expected = (1...20).map { number in
            let request = exchange(#"["[redacted]",\#(number)]"#).request
            return RecordingWriter.Outcome.written(
                name: RecordingDirectory.name(of: request, number: number),
                number: number
            )
        }
        #expect(reports.outcomes.withLock { $0 } == expected)
        #expect(directory.names.count == 20)
        for name in directory.names { #expect(try !directory.text(of: name).contains("sk-ant")) }
    }

    @Test func whatCannotBeWrittenIsCounted() throws {
        let reports = Reports()
        let writer = try writer(reports)
        writer.write(exchange(answering: [("content-encoding", "br")]), number: 1)
        writer.write(exchange(), number: 2)
        writer.write(exchange(), number: 2)
        #expect(writer.finish(within: .seconds(60)))
        #expect(writer.counts == .init(written: 1, failed: 2))
        let name = RecordingDirectory.name(of: exchange().request, number: 2)
        #expect(
            reports.outcomes.withLock { $0 } == [
                .failed(number: 1, reason: "\(ScrubbingFailure.unknownCoding("br"))"), .written(name: name, number: 2),
                .failed(number: 2, reason: "\(RecordingDirectoryFailure.exists(path: "\(directory.path)/\(name)"))"),
            ]
        )
    }

    @Test func whoWaitsDoesNotWaitLongerThanTheLimit() throws {
        let (isHeld, isFree) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let recorder = try RecordingDirectory(path: directory.path, mode: .once)
        let writer = RecordingWriter(into: recorder, Scrubber()) { _ in
            isHeld.signal()
            isFree.wait()
        }
        for number in 1...2 { writer.write(exchange(), number: number) }
        isHeld.wait()
        #expect(!writer.finish(within: .zero))
        #expect(writer.counts == .init(written: 1, waiting: 1))
        isFree.signal()
        isFree.signal()
        #expect(writer.finish(within: .seconds(60)))
        #expect(writer.counts == .init(written: 2))
    }
}
