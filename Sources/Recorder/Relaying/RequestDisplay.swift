import HTTPDaemon
import MockClaude
import Scenario
import Timeline

/// Requests as they may be shown to people, and compared with recordings: without secrets.
struct RequestDisplay: Sendable {
    let scrubber: Scrubber

    /// Fields that no recording has, but nobody needs to hide.
    private static let harmless: Set = [
        "connection", "content-length", "expect", "host", "transfer-encoding", "x-mock-session",
    ]

    /// The request without its secrets. Of a field whose value is nobody's business the name is left; a body that cannot be
    /// looked into is left out.
    func shown(_ request: HTTPRequest) -> HTTPRequest {
        let fields = request.headers.timelineHeaders
        let known = KnownSecrets(headers: fields, target: request.target)
        var shown = request
        shown.target = scrubber.scrubbed(target: request.target, knowing: known)
        let shownFields = fields.map { field in
            if Self.harmless.contains(field.name.lowercased()) {
                return HTTPHeader(field.name, scrubber.scrubbed(text: field.value, knowing: known))
            }
            let kept = scrubber.scrubbed(requestHeaders: [field], knowing: known).first
            return HTTPHeader(field.name, kept?.value ?? Recording.redacted)
        }
        shown.headers = HTTPHeaders(shownFields)
        shown.body = (try? scrubber.scrubbed(body: request.body, headers: fields, knowing: known)) ?? []
        return shown
    }
}
