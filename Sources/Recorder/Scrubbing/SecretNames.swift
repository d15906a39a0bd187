/// What the names of header fields and of parameters say about their values.
enum SecretNames {
    /// What becomes of a header field.
    enum Field {
        /// It is kept, as far as its value is no secret.
        case kept
        /// Its name is kept.
        case masked
        /// It is left out.
        case dropped
    }

    /// The header fields of a request that tell what was asked and how; all others are about the client's machine.
    private static let requestFields: Set = [
        "accept", "accept-encoding", "accept-language", "anthropic-beta", "anthropic-dangerous-direct-browser-access",
        "anthropic-version", "content-encoding", "content-type", "idempotency-key", "user-agent", "x-app",
    ]

    private static let cookies: Set = ["cookie", "cookie2", "set-cookie", "set-cookie2"]

    /// What is done with the header field of that name in a request.
    static func requestField(_ name: String) -> Field {
        let name = name.lowercased()
        if requestFields.contains(name) || name.hasPrefix("x-stainless-") { return .kept }
        return cookies.contains(name) || !isSecretField(name) ? .dropped : .masked
    }

    /// What is done with the header field of that name in a response.
    static func responseField(_ name: String) -> Field {
        let name = name.lowercased()
        return cookies.contains(name) ? .dropped : isSecretField(name) ? .masked : .kept
    }

    /// Whether the value of a header field is a secret, a cookie too.
    static func isSecretHeader(_ name: String) -> Bool {
        let name = name.lowercased()
        return !requestFields.contains(name) && (cookies.contains(name) || isSecretField(name))
    }

    /// Keys under which something is found, and not opened.
    private static let plainFields: Set = ["cache-key", "idempotency-key", "surrogate-key", "x-cache-key"]

    /// Whether a field's name, in lower case, says that its value opens something or tells whose it is. What tells how
    /// many tokens are left, or what another site may send, is none of these.
    private static func isSecretField(_ name: String) -> Bool {
        if plainFields.contains(name) || name.hasPrefix("access-control-") || name.contains("ratelimit") {
            return false
        }
        if name == "openai-project" { return true }
        return words(of: name).contains { word in
            secretWords.contains(word)
                || ["key", "token", "secret", "password", "credential", "credentials", "bearer"].contains {
                    word.hasSuffix($0)
                }
                || ["organization", "organisation", "account", "workspace", "csrf", "xsrf", "bearer"].contains {
                    word.hasPrefix($0)
                }
        }
    }

    private static let secretWords: Set<Substring> = [
        "auth", "authorization", "authentication", "cred", "creds", "jwt", "org", "pass", "passcode", "passphrase",
        "passwd", "pwd", "session", "sessionid", "signature",
    ]

    /// Whether a header field that is none of the secret ones may hold a secret, if its value looks like one. Who wrote
    /// something, and what a server asks for, is none.
    static func isSuspiciousHeader(_ name: String) -> Bool {
        let name = name.lowercased()
        if requestFields.contains(name) || isSecretHeader(name) || name.hasPrefix("access-control-") { return false }
        return name.hasPrefix("x-access")
            || words(of: name).contains { word in
                let isAuthor = word.hasPrefix("author") && !word.hasPrefix("authoriz")
                return word.contains("auth") && !isAuthor && !word.hasSuffix("authenticate")
                    || word.contains("cred") && !word.contains("credit")
            }
    }

    private static func words(of name: String) -> [Substring] { name.split { $0 == "-" || $0 == "_" } }

    /// Whether the value of a parameter of that name, decoded, is a secret.
    static func isSecretParameter(_ name: String) -> Bool {
        let name = name.lowercased()
        if secretParameters.contains(name) { return true }
        return [
            "key", "token", "secret", "signature", "password", "passwd", "passphrase", "access", "credential",
            "session",
            "authorization", "organization", "organisation", "account", "workspace", "bearer", "csrf", "xsrf",
        ].contains { name.contains($0) }
    }

    private static let secretParameters: Set = [
        "assertion", "auth", "client_assertion", "code_verifier", "device_code", "jwt", "pwd", "sig", "user_code",
    ]
}
