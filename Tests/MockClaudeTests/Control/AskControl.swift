import HTTPDaemon
import MessagesAPI

@testable import MockClaude

extension ServerState {
    /// Asks the control API of this server as a test on this machine would.
    func ask(
        _ method: String = "GET",
        _ path: String,
        _ body: String = "",
        headers: [HTTPHeader] = []
    ) -> HTTPResponse {
        let request = HTTPRequest(
            method: method,
            target: "/_mock\(path)",
            headers: HTTPHeaders([HTTPHeader("Host", "127.0.0.1:4010")] + headers),
            body: Array(body.utf8)
        )
        return Control(self).respond(to: request)
    }
}
