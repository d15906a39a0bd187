internal import MessagesAPI
internal import Scenario
public import Timeline

/// The secrets that one exchange has shown, to be taken out wherever else they appear.
public struct KnownSecrets: Sendable, Equatable {
    /// Shorter values are not looked for: they stand in too many places where they mean nothing.
    private static let fewestBytes = 8

    /// What a member of a body holds may be an example, or a plain word.
    private static let fewestBytesOfMember = 16

    /// The values, each once.
    private(set) var values: [String] = []
    private var all: Set<String> = []

    /// No secrets.
    public init() {}

    /// What a request's header fields and the parameters of its target show.
    public init(headers: [Timeline.Header], target: String) {
        learn(headers: headers)
        learn(target: target)
    }

    /// Adds what the header fields of a request or a response show.
    public mutating func learn(headers: [Timeline.Header]) {
        for header in headers {
            guard SecretNames.isSecretHeader(header.name) else {
                learn(suspicious: header)
                continue
            }
            switch header.name.lowercased() {
            case "cookie", "cookie2":
                for cookie in header.value.split(separator: ";") { learn(cookie: cookie) }
            case "set-cookie", "set-cookie2": learn(cookie: header.value.prefix { $0 != ";" })
            default: learn(credentials: header.value)
            }
        }
    }

    private mutating func learn(suspicious header: Timeline.Header) {
        guard SecretNames.isSuspiciousHeader(header.name),
            let last = header.value.split(separator: " ").last, CredentialLook.isCredential(Array(last.utf8))
        else { return }
        learn(credentials: header.value)
    }

    /// Adds what the parameters of a request's target show.
    public mutating func learn(target: String) {
        let bytes = Array(target.utf8)
        learn(parameters: bytes, SecretParameters.places(inTarget: bytes))
    }

    /// Adds what the members of a body that is JSON show, or the parameters of a form.
    mutating func learn(body: [UInt8], _ kind: BodyKind) {
        switch kind {
        case .form: learn(parameters: body, SecretParameters.places(inForm: body, body.indices))
        case .multipart(let boundary):
            for field in MultipartFields(of: body, boundary: boundary).fields {
                if SecretNames.isSecretParameter(field.name) {
                    learn(String(decoding: body[field.value], as: UTF8.self))
                } else {
                    learn(json: Array(body[field.value]))
                }
            }
        case .eventStream, .other: learn(json: body)
        }
    }

    private mutating func learn(json body: [UInt8]) {
        let text = MappedText(body)
        let tokens = JSONToken.all(in: body) ?? []
        let members = SecretMembers(of: text, tokens)
        for token in tokens where token.kind == .string && members.holds(token) {
            let value = text.jsonString(token.range).bytes
            if value.count >= Self.fewestBytesOfMember { learn(credentials: String(decoding: value, as: UTF8.self)) }
        }
    }

    private mutating func learn(parameters bytes: [UInt8], _ places: [Range<Int>]) {
        for place in places {
            let value = String(decoding: bytes[place], as: UTF8.self)
            learn(value)
            learn(String(percentDecoding: value))
            learn(String(percentDecoding: value, plusIsSpace: true))
        }
    }

    /// Adds a field's value, and what it says behind the name of a scheme: the token, or a name and a password.
    private mutating func learn(credentials value: String) {
        learn(value)
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return }
        learn(parts[1])
        guard parts[0].lowercased() == "basic", let decoded = Base64.decode(String(parts[1])) else { return }
        let pair = String(decoding: decoded, as: UTF8.self)
        learn(pair)
        guard let colon = pair.firstIndex(of: ":") else { return }
        let (name, password) = (pair[..<colon], pair[colon...].dropFirst())
        learn(password)
        // Some services take a key for a name, and no password or any.
        if password.utf8.count < Self.fewestBytes || CredentialLook.isToken(Array(name.utf8)) { learn(name) }
    }

    private mutating func learn(cookie: Substring) {
        guard let equals = cookie.firstIndex(of: "=") else { return learn(cookie) }
        let value = cookie[equals...].dropFirst()
        learn(value)
        learn(String(percentDecoding: value))
    }

    private mutating func learn(_ value: some StringProtocol) {
        var value = String(value)
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\"" }
        value = String(value.drop(while: blank))
        while let last = value.last, blank(last) { value.removeLast() }
        guard value.utf8.count >= Self.fewestBytes, value != Scrubber.placeholder, all.insert(value).inserted
        else { return }
        values.append(value)
    }
}
