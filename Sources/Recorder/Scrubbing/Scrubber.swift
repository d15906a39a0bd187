public import Scenario
public import Timeline

/// Takes secrets out of what is recorded, logged and shown.
///
/// A secret is what a header field or a parameter holds whose name says so, that value wherever else it appears and however it
/// is encoded there, what looks like a key, a token or the id of an account, and what patterns name. All that is none comes out
/// byte for byte as it was.
public struct Scrubber: Sendable {
    /// What stands where a secret was.
    public static let placeholder = Recording.redacted

    private let patterns: [RedactionPattern]

    /// A scrubber that takes out what these patterns name too, in bodies, paths and values of header fields.
    public init(patterns: [RedactionPattern] = []) { self.patterns = patterns }

    /// The exchange without its secrets.
    ///
    /// A body keeps its slices: a secret that goes over the end of a slice is replaced where it begins. A compressed body in
    /// which there is a secret is kept decompressed.
    ///
    /// - Throws: when a body cannot be looked into.
    public func scrubbed(_ recording: Recording) throws(ScrubbingFailure) -> Recording {
        let (request, response) = (recording.request, recording.response)
        let question = try ReadableBody([request.body], request.headers)
        let answer = try ReadableBody(response.slices.map(\.bytes), response.headers)
        var known = question.secrets(of: request)
        known.learn(headers: response.headers)
        let search = SecretSearch(known, patterns)
        return Recording(request: scrubbed(request, question, search), response: scrubbed(response, answer, search))
    }

    /// The request without its secrets, as a recording of its exchange has it if the response shows no more of them.
    ///
    /// - Throws: when its body cannot be looked into.
    public func scrubbed(_ request: Recording.Request) throws(ScrubbingFailure) -> Recording.Request {
        let body = try ReadableBody([request.body], request.headers)
        return scrubbed(request, body, SecretSearch(body.secrets(of: request), patterns))
    }

    /// The header fields of a request without those that are nobody's business, and without secrets.
    public func scrubbed(requestHeaders headers: [Timeline.Header], knowing known: KnownSecrets) -> [Timeline.Header] {
        scrubbed(headers, SecretSearch(known, patterns), SecretNames.requestField)
    }

    /// The header fields of a response without cookies and secrets.
    public func scrubbed(responseHeaders headers: [Timeline.Header], knowing known: KnownSecrets) -> [Timeline.Header] {
        scrubbed(headers, SecretSearch(known, patterns), SecretNames.responseField)
    }

    /// A request's target, its path with its query, without secrets.
    public func scrubbed(target: String, knowing known: KnownSecrets) -> String {
        scrubbed(target: target, SecretSearch(known, patterns))
    }

    /// A text, such as a line of a log, without secrets.
    public func scrubbed(text: String, knowing known: KnownSecrets = KnownSecrets()) -> String {
        scrubbed(text, SecretSearch(known, patterns))
    }

    /// A body without secrets.
    ///
    /// - Parameter headers: the header fields that came with it, which say what it is. When it was compressed and there is a
    ///   secret in it, it comes out decompressed.
    /// - Throws: when it cannot be looked into.
    public func scrubbed(
        body: [UInt8],
        headers: [Timeline.Header],
        knowing known: KnownSecrets
    ) throws(ScrubbingFailure) -> [UInt8] {
        try ReadableBody([body], headers).scrubbed(SecretSearch(known, patterns))?[0] ?? body
    }
}

// Messages in their parts.
extension Scrubber {
    private func scrubbed(
        _ request: Recording.Request,
        _ body: ReadableBody,
        _ search: SecretSearch
    ) -> Recording.Request {
        var result = request
        result.path = scrubbed(target: request.path, search)
        result.headers = scrubbed(request.headers, search, SecretNames.requestField)
        guard let slices = body.scrubbed(search) else { return result }
        result.body = slices[0]
        if body.isDecoded { result.headers.remove("content-encoding") }
        return result
    }

    private func scrubbed(
        _ response: Recording.Response,
        _ body: ReadableBody,
        _ search: SecretSearch
    ) -> Recording.Response {
        var result = response
        result.headers = scrubbed(response.headers, search, SecretNames.responseField)
        guard let slices = body.scrubbed(search) else { return result }
        for (index, bytes) in slices.enumerated() { result.slices[index].bytes = bytes }
        if body.isDecoded { result.headers.remove("content-encoding") }
        let more = result.slices.reduce(0) { $0 + $1.bytes.count } - response.slices.reduce(0) { $0 + $1.bytes.count }
        if case .length(let length) = response.framing { result.framing = .length(length + more) }
        for index in result.headers.indices where result.headers[index].name.lowercased() == "content-length" {
            guard let length = Int(result.headers[index].value) else { continue }
            result.headers[index].value = "\(length + more)"
        }
        return result
    }

    private func scrubbed(
        _ headers: [Timeline.Header],
        _ search: SecretSearch,
        _ field: (String) -> SecretNames.Field
    ) -> [Timeline.Header] {
        headers.compactMap { header in
            switch field(header.name) {
            case .kept: Timeline.Header(header.name, scrubbed(target: header.value, search))
            case .masked: Timeline.Header(header.name, Self.placeholder)
            case .dropped: nil
            }
        }
    }

    /// A target without secrets. The value of a header field is treated like one: it may be an address with a query.
    private func scrubbed(target: String, _ search: SecretSearch) -> String {
        let bytes = Array(target.utf8)
        var redactions = Redactions()
        search.redact(MappedText(bytes), in: &redactions)
        for place in SecretParameters.places(inTarget: bytes) { redactions.add([place]) }
        return redactions.isEmpty ? target : String(decoding: redactions.applied(to: [bytes])[0], as: UTF8.self)
    }

    private func scrubbed(_ text: String, _ search: SecretSearch) -> String {
        let bytes = Array(text.utf8)
        var redactions = Redactions()
        search.redact(MappedText(bytes), in: &redactions)
        return redactions.isEmpty ? text : String(decoding: redactions.applied(to: [bytes])[0], as: UTF8.self)
    }
}

extension [Timeline.Header] {
    /// Takes out the fields of that name, in lower case.
    fileprivate mutating func remove(_ name: String) { removeAll { $0.name.lowercased() == name } }
}
