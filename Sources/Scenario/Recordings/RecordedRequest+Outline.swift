internal import MessagesAPI

extension RecordedRequest {
    /// Which parts of a request tell recorded requests of one kind from others: all but those that are ignored, or in which
    /// something was redacted. Recordings of one outline are found by a digest, however many there are.
    struct Outline: Hashable {
        fileprivate let tellsPath: Bool
        fileprivate let tellsQuery: Bool
        fileprivate let body: Body

        /// How bodies are told apart.
        fileprivate enum Body: Hashable {
            /// Not at all.
            case nothing
            case bytes
            /// As JSON, without the places that are ignored and then without those that were redacted, each from the back.
            case json(ignored: [JSONPointer], redacted: [JSONPointer])
        }

        /// What tells a recorded request of this outline from others.
        func digest(of recorded: RecordedRequest) -> UInt64 {
            let json = recorded.json
            return digest(recorded.request.method, recorded.path, recorded.query, recorded.request.body) { _ in json }
        }

        /// The same of another request; equal when that is the same as the recorded one.
        func digest(of candidate: Candidate) -> UInt64 {
            let query = candidate.query.map { RecordedRequest.parameters($0[...]) } ?? []
            return digest(candidate.method, candidate.path, query, candidate.body) { candidate.json?.removing($0) }
        }

        private func digest(
            _ method: String,
            _ path: String,
            _ query: [Substring],
            _ bytes: [UInt8],
            json: (_ ignored: [JSONPointer]) -> JSON?
        ) -> UInt64 {
            let content: JSON =
                switch body {
                case .nothing: .null
                case .bytes: .string(String(decoding: bytes, as: UTF8.self))
                case .json(let ignored, let redacted): json(ignored)?.removing(redacted) ?? .null
                }
            // The content's is that of where it stands: in a list of its own it would be written down once more.
            return JSON.digest(
                ofArrayOf: JSON.string(method).digest,
                (tellsPath ? JSON.string(path) : .null).digest,
                (tellsQuery ? JSON.array(query.map { .string(String($0)) }) : .null).digest,
                content.digest
            )
        }
    }

    /// The outline of this one.
    var outline: Outline {
        let body: Outline.Body =
            if ignoresBody {
                .nothing
            } else if let json {
                .json(ignored: ignored, redacted: json.redactedPlaces([]).sorted { $0.isBehind($1) })
            } else {
                Redacted.isIn(String(decoding: request.body, as: UTF8.self)) ? .nothing : .bytes
            }
        return Outline(
            tellsPath: !Redacted.isIn(path),
            tellsQuery: !query.contains { Redacted.isIn(String($0)) },
            body: body
        )
    }
}

extension JSON {
    /// The places of the texts in which something was redacted.
    fileprivate func redactedPlaces(_ tokens: [String]) -> [JSONPointer] {
        switch self {
        case .string(let text): Redacted.isIn(text) ? [JSONPointer(tokens: tokens)] : []
        case .array(let elements): elements.enumerated().flatMap { $1.redactedPlaces(tokens + [String($0)]) }
        case .object(let object): object.flatMap { $0.value.redactedPlaces(tokens + [$0.key]) }
        case .null, .bool, .number: []
        }
    }
}
