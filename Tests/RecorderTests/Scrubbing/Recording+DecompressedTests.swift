import Testing

@testable import Recorder
@testable import Scenario

struct RecordingDecompressedTests {
    /// `{"text":"nothing"}`, by gzip.
    private static let gzip = Base64.decode("H4sIAAAAAAACA6tWKkmtKFGyUsrLL8nIzEtXqgUA9SJm7xIAAAA=")!
    private static let text = #"{"text":"nothing"}"#

    private func recording(_ coding: String, _ slices: [[UInt8]]) -> Recording {
        let answering = [("Content-Encoding", coding), ("content-length", "38"), ("a", "b")]
        var recording = exchange(answering: answering, [])
        recording.response.slices = slices.enumerated().map { .init(at: .milliseconds($0), bytes: $1) }
        return recording
    }

    @Test func eachSliceIsWhatItStoodFor() throws {
        let slices = Self.gzip.map { [$0] }
        var compressed = recording("gzip", slices)
        compressed.response.framing = .length(Self.gzip.count)
        let plain = try compressed.decompressed()
        #expect(plain.response.body == Array(Self.text.utf8))
        #expect(plain.response.slices.allSatisfy { !$0.bytes.isEmpty } && plain.response.slices.count > 3)
        #expect(plain.response.slices.map(\.at) == plain.response.slices.map(\.at).sorted())
        #expect(plain.response.headers == fields([("a", "b")]))
        #expect(plain.response.framing == .length(Self.text.utf8.count))
        #expect(plain.request == compressed.request)
    }

    @Test func whatIsCutIsThereAsFarAsItCame() throws {
        var compressed = recording("gzip", [Array(Self.gzip.dropLast(12))])
        compressed.response.framing = .length(Self.gzip.count)
        compressed.response.end = .reset(at: .seconds(1))
        let plain = try compressed.decompressed()
        #expect(!plain.response.body.isEmpty && Self.text.utf8.starts(with: plain.response.body))
        #expect(plain.response.end == compressed.response.end)
        #expect(plain.response.framing == .length(plain.response.byteCount + 12))
    }

    @Test func theRequestIsPlainToo() throws {
        var compressed = exchange(asking: [("content-encoding", "gzip")])
        compressed.request.body = Self.gzip
        let plain = try compressed.decompressed()
        #expect(plain.request.body == Array(Self.text.utf8) && plain.request.headers == [])
    }

    @Test func whatIsPlainStaysAsItIs() throws {
        let plain = exchange(answering: [("content-length", "2")])
        #expect(try plain.decompressed() == plain)
    }

    @Test func whatCannotBeUndoneIsAnError() {
        #expect(throws: ScrubbingFailure.unknownCoding("br")) { try recording("br", [[1]]).decompressed() }
        #expect(throws: ScrubbingFailure.broken("gzip")) { try recording("gzip", [[1, 2, 3]]).decompressed() }
    }
}
