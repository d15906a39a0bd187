import HTTPDaemon
import MessagesAPI

extension RequestValidator {
    /// Refuses a request that the service would refuse because of its headers.
    func checkHeaders(_ incoming: Incoming) throws(APIError) {
        if let error = check(headers: incoming.lookup) { throw error }
    }

    /// Refuses a request that the service would refuse: because of its headers, because its body is no JSON, or because of
    /// what the body says.
    func check(_ incoming: Incoming, endpoint: Endpoint) throws(APIError) {
        try checkHeaders(incoming)
        if let error = incoming.syntaxError { throw error }
        let error = check(
            incoming.messages,
            endpoint: endpoint,
            version: Self.version(headers: incoming.lookup),
            betas: incoming.betas
        )
        if let error { throw error }
    }
}

extension Incoming {
    /// What `anthropic-beta` names, in all its fields.
    var betas: [String] {
        http.headers.values(of: "anthropic-beta")
            .flatMap { $0.split(separator: ",") }
            .map(trimmed).filter { !$0.isEmpty }
    }

    private func trimmed(_ name: Substring) -> String {
        let start = name.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
