import HTTPDaemon
import Testing

@testable import MockClaude

struct FileVersionTests {
    @Test(arguments: [
        ("", FileVersion.general), ("a-beta-2025-01-01", .general), ("files-api-2025-04-14", .beta),
        ("managed-agents-2026-04-01", .managedAgents), ("managed-agents-2026-04-01, files-api-2025-04-14", .beta),
    ])
    func theBetaHeaderChooses(_ header: String, _ version: FileVersion) {
        let headers = [HTTPHeader("anthropic-beta", header)]
        let request = HTTPRequest(method: "GET", target: "/v1/files?beta=true", headers: HTTPHeaders(headers))
        #expect(FileVersion(Incoming(request)) == version)
    }
}
