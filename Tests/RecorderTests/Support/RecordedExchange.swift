import HTTPDaemon
import MockClaude
import Scenario
import Testing

@testable import Recorder

/// A recorder before an upstream that a test plays byte by byte, and a client of it.
final class RecordedExchange {
    let upstream: RawUpstream
    let recorder: Recorder
    let client: RawConnection
    let directory = TemporaryDirectory()

    init(_ change: (inout Recorder.Configuration) -> Void = { _ in }) throws {
        upstream = try RawUpstream()
        var configuration = Recorder.Configuration(upstream: try UpstreamURL(upstream.url), directory: directory.path)
        change(&configuration)
        recorder = try Recorder(configuration)
        client = try RawConnection.connected(to: recorder.server.port)
    }

    deinit { recorder.stop(grace: .zero) }

    /// Sends a request; returns the connection on which the upstream gets it, and its head.
    func ask(
        _ method: String = "GET",
        _ target: String = "/",
        _ fields: String = "",
        body: String = ""
    ) throws -> (connection: RawConnection, head: String) {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        client.send("\(method) \(target) HTTP/1.1\r\nHost: test\r\n\(fields)\(length)\r\n\(body)")
        let connection = try upstream.accept()
        return (connection, connection.head())
    }

    /// What has been recorded, when all is over.
    func recordings() throws -> [Recording] {
        recorder.stop(grace: .seconds(5))
        return try directory.names.map { try Recording.load(path: "\(directory.path)/\($0)") }
    }
}

extension Recording.Response {
    /// The bodies of the slices, as texts.
    var texts: [String] { slices.map { String(decoding: $0.bytes, as: UTF8.self) } }
}
