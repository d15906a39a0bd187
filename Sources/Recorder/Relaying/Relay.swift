import HTTPDaemon
import MessagesAPI
import MockClaude
import Scenario
import Synchronization
import Timeline

/// Sends requests on to the upstream, and has what comes of them recorded.
final class Relay: Upstream {
    private let client: UpstreamClient
    private let configuration: Recorder.Configuration
    private let directory: RecordingDirectory
    private let writer: RecordingWriter
    private let unanswered = Atomic(0)

    init(
        to client: UpstreamClient,
        _ configuration: Recorder.Configuration,
        _ directory: RecordingDirectory,
        _ writer: RecordingWriter
    ) {
        self.client = client
        self.configuration = configuration
        self.directory = directory
        self.writer = writer
    }

    func respond(to request: HTTPRequest, record: RelayRecord) -> HTTPResponse {
        guard !request.bodyExceedsLimit else { return .tooLarge(record) }
        var request = configuration.credentials?.applied(to: request) ?? request
        // What names a session is said to this server.
        request.target = Self.targetWithoutSession(request.target)
        request.headers.removeAll { $0.name.lowercased() == "x-mock-session" }
        if configuration.asksForPlainBodies {
            request.headers.removeAll { $0.name.lowercased() == "accept-encoding" }
            request.headers.append(HTTPHeader("Accept-Encoding", "identity"))
        }
        // Numbered as they come: the answers may end in another order.
        let number = directory.nextNumber()
        let recorded = Recording.Request(
            method: request.method,
            path: request.target,
            headers: request.headers.timelineHeaders,
            body: request.body,
            ignored: configuration.ignored
        )
        let exchange = RelayedExchange(record: record) { [self] response in
            if let response {
                writer.write(Recording(request: recorded, response: response), number: number)
            } else {
                unanswered.add(1, ordering: .relaxed)
            }
        }
        return exchange.begin(request, through: client)
    }

    /// A target without the `/session/NAME` in front of it.
    static func targetWithoutSession(_ target: String) -> String {
        let prefix = "/session/"
        guard target.hasPrefix(prefix) else { return target }
        let rest = target.dropFirst(prefix.count).drop { $0 != "/" && $0 != "?" }
        return rest.hasPrefix("/") ? String(rest) : "/" + rest
    }

    /// How many requests the upstream has not answered at all.
    var unansweredCount: Int { unanswered.load(ordering: .relaxed) }

    // MARK: - On the loop

    func begin(on host: LoopHost) { client.begin(on: host) }

    func descriptorReady(_ descriptor: Int32, _ readiness: DescriptorReadiness) {
        client.descriptorReady(descriptor, readiness)
    }

    func timeReached() { client.timeReached() }

    func end() { client.end() }
}

extension HTTPResponse {
    /// What a client gets whose request is too long to be held, and so to be sent on.
    fileprivate static func tooLarge(_ record: RelayRecord) -> HTTPResponse {
        let error = APIError(.requestTooLarge)
        record.failed(status: error.status, reason: error.message)
        var response = HTTPResponse(
            status: error.status,
            headers: [HTTPHeader("Content-Type", "application/json")],
            body: .bytes(error.envelope(requestID: nil).encoded())
        )
        response.onEnd = { record.ended($0) }
        return response
    }
}
