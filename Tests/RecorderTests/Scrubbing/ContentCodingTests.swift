import Testing
import Timeline

@testable import Recorder
@testable import Scenario

struct ContentCodingTests {
    private static let text = #"{"text":"my key is sk-ant-0123456789abc, keep it"}"#
    private static let gzip = Base64.decode(
        "H4sIAAAAAAACA6tWKkmtKFGyUsqtVMhOrVTILFYoztZNzCvRNTA0MjYxNTO3sExMStYBSqYWKGSWKNUCACWEejIyAAAA"
    )!
    private static let zlib = Base64.decode(
        "eJyrVipJrShRslLKrVTITq1UyCxWKM7WTcwr0TUwNDI2MTUzt7BMTErWAUqmFihklijVAgCUcA+H"
    )!
    private static let bare = Base64.decode(
        "q1YqSa0oUbJSyq1UyE6tVMgsVijO1k3MK9E1MDQyNjE1M7ewTExK1gFKphYoZJYo1QIA"
    )!
    /// `{"text":"nothing"}`, by gzip.
    private static let harmless = Base64.decode("H4sIAAAAAAACA6tWKkmtKFGyUsrLL8nIzEtXqgUA9SJm7xIAAAA=")!

    private static let coded: [(coding: String, bytes: [UInt8])] = [
        ("gzip", gzip), ("X-Gzip", gzip), ("deflate", zlib), ("deflate", bare), ("identity, gzip", gzip),
    ]

    private func recording(_ coding: String, _ slices: [[UInt8]]) -> Recording {
        var recording = exchange(asking: [("content-encoding", coding)], answering: [("Content-Encoding", coding)], [])
        recording.request.body = slices.flatMap { $0 }
        recording.response.slices = slices.map { .init(at: .zero, bytes: $0) }
        return recording
    }

    @Test(arguments: coded.indices) func whatHoldsASecretIsKeptDecompressed(index: Int) throws {
        let (coding, bytes) = Self.coded[index]
        for size in [1, 7, 40, 1000] {
            let slices = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0...].prefix(size)) }
            let result = try Scrubber().scrubbed(recording(coding, slices))
            #expect(result.question == #"{"text":"my key is [redacted], keep it"}"#)
            #expect(result.answer == result.question)
            #expect(result.response.slices.count == slices.count)
            #expect(result.request.headers == [] && result.response.headers == [])
        }
    }

    @Test func whatHoldsNoneIsKeptAsItCame() throws {
        let recording = recording("gzip", [Self.harmless, [], Self.harmless])
        #expect(try Scrubber().scrubbed(recording) == recording)
    }

    @Test func theLengthIsThatOfTheText() throws {
        var recording = recording("gzip", [Self.gzip])
        recording.response.framing = .length(Self.gzip.count)
        recording.response.headers.append(.init("content-length", "\(Self.gzip.count)"))
        let result = try Scrubber().scrubbed(recording).response
        #expect(result.framing == .length(40))
        #expect(result.headers == fields([("content-length", "40")]))
    }

    @Test func whatIsCutIsLookedThroughAsFarAsItGoes() throws {
        let result = try Scrubber().scrubbed(recording("gzip", [Array(Self.gzip.dropLast(10))]))
        #expect(result.answer.hasPrefix(#"{"text":"my key is [redacted]"#))
    }

    @Test func whatCannotBeLookedIntoIsAnError() {
        for coding in ["br", "gzip, zstd"] {
            let failure = #expect(throws: ScrubbingFailure.self) { try Scrubber().scrubbed(recording(coding, [[1]])) }
            #expect(failure == .unknownCoding(coding == "br" ? "br" : "zstd"))
        }
        #expect(throws: ScrubbingFailure.broken("gzip")) { try Scrubber().scrubbed(recording("gzip", [[1, 2, 3]])) }
        #expect(throws: ScrubbingFailure.broken("deflate")) {
            try Scrubber().scrubbed(recording("deflate", [[0xFF, 0xFF, 0xFF]]))
        }
        #expect(throws: Never.self) { try Scrubber().scrubbed(recording("br", [[]])) }
        #expect(
            "\(ScrubbingFailure.unknownCoding("br"))"
                == "a body with content-encoding 'br' cannot be searched for secrets; only gzip, deflate and what is not "
                + "compressed can; --no-compression asks for what is not"
        )
    }

    @Test func fewBytesThatStandForManyAreReadToTheirEnd() throws {
        let bytes = Base64.decode(
            "H4sIAAAAAAACA+3BuQmAQBAAwFZk8wP/r5s7Q8FEA0Hs3S6MZuaJHGvcAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPyiOveUjyvVTdv1wzjNSy5bvB+6jwIiDUoCAA=="
        )!
        let result = try Scrubber().scrubbed(recording("gzip", [bytes]))
        #expect(result.answer == #"{"a":""# + String(repeating: "x", count: 150_000) + #" [redacted]"}"#)
        #expect(result.question == result.answer)
    }

    @Test func whatGrowsWithoutEndIsAnError() throws {
        #expect(throws: ScrubbingFailure.tooLong(most: 49)) {
            try Inflation.inflated([Self.gzip], format: .gzip, named: "gzip", mostBytes: 49)
        }
        #expect(
            try Inflation.inflated([Self.gzip], format: .gzip, named: "gzip", mostBytes: 50) == [Array(Self.text.utf8)]
        )
    }
}
