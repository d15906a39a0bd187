import MockClaude
import Scenario
import Testing

@testable import Recorder

struct WholeRecorderTests {
    private let recorded = """
        recording: 1
        request: {method: GET, path: /v1/known}
        response: {status: 201, framing: length, body: [{text: known}, {end: complete}]}

        """

    private func configuration(_ directory: TemporaryDirectory, _ mode: RecordMode, _ upstream: RawUpstream) throws
        -> Recorder.Configuration
    {
        var configuration = Recorder.Configuration(upstream: try UpstreamURL(upstream.url), directory: directory.path)
        configuration.mode = mode
        return configuration
    }

    private func status(of target: String, at port: UInt16) throws -> String {
        let client = try RawConnection.connected(to: port)
        client.send("GET \(target) HTTP/1.1\r\nHost: test\r\n\r\n")
        return String(client.head().dropFirst(9).prefix(3))
    }

    @Test func whatHasARecordingIsAnsweredFromItAndTheRestIsRecorded() throws {
        let (directory, upstream) = (TemporaryDirectory(), try RawUpstream())
        try directory.create()
        try directory.write(recorded, to: "0004-known.yaml")
        let recorder = try Recorder(configuration(directory, .new, upstream))
        #expect(try status(of: "/v1/known", at: recorder.server.port) == "201")
        #expect(!upstream.hasCaller())
        let client = try RawConnection.connected(to: recorder.server.port)
        client.send("GET /v1/new HTTP/1.1\r\nHost: test\r\n\r\n")
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 202 OK\r\nContent-Length: 0\r\n\r\n")
        #expect(client.head().hasPrefix("HTTP/1.1 202"))
        recorder.stop(grace: .seconds(5))
        #expect(directory.names.map { $0.prefix(5) } == ["0004-", "0005-"])
        #expect(recorder.counts == RecordingWriter.Counts(written: 1, failed: 0))
    }

    @Test func whatIsUnfinishedIsAskedForAgainAndReplaced() throws {
        let (directory, upstream) = (TemporaryDirectory(), try RawUpstream())
        try directory.create()
        try directory.write(recorded.replacing("complete", with: "unfinished"), to: "0001-known.yaml")
        let recorder = try Recorder(configuration(directory, .new, upstream))
        let client = try RawConnection.connected(to: recorder.server.port)
        client.send("GET /v1/known HTTP/1.1\r\nHost: test\r\n\r\n")
        let connection = try upstream.accept()
        _ = connection.head()
        connection.send("HTTP/1.1 202 OK\r\nContent-Length: 0\r\n\r\n")
        #expect(client.head().hasPrefix("HTTP/1.1 202"))
        recorder.stop(grace: .seconds(5))
        #expect(directory.names.map { $0.prefix(5) } == ["0002-"])
    }

    @Test func withoutRecordingNobodyIsAsked() throws {
        let (directory, upstream) = (TemporaryDirectory(), try RawUpstream())
        try directory.create()
        try directory.write(recorded, to: "a.yaml")
        let recorder = try Recorder(configuration(directory, .none, upstream))
        #expect(try status(of: "/v1/known", at: recorder.server.port) == "201")
        #expect(try status(of: "/v1/new", at: recorder.server.port) == "404")
        recorder.stop(grace: .zero)
        #expect(!upstream.hasCaller())
        #expect(directory.names == ["a.yaml"])
    }

    @Test func whatIsThereIsNotOverwritten() throws {
        let (directory, upstream) = (TemporaryDirectory(), try RawUpstream())
        try directory.create()
        try directory.write(recorded, to: "a.yaml")
        #expect(throws: Recorder.Failure.self) { try Recorder(configuration(directory, .once, upstream)) }
        #expect(try directory.text(of: "a.yaml") == recorded)
    }

    @Test func anAddressThatIsTakenIsAFailure() throws {
        let (directory, upstream) = (TemporaryDirectory(), try RawUpstream())
        var configuration = try configuration(directory, .once, upstream)
        configuration.server.port = upstream.port
        #expect(throws: Recorder.Failure.self) { try Recorder(configuration) }
    }
}
