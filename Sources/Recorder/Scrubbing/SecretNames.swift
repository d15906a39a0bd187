internal import MessagesAPI

/// What the names of header fields, of parameters and of JSON members say about their values.
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
        return name.split { $0 == "-" || $0 == "_" }.contains { word in
            ["auth", "authorization", "authentication", "org", "session", "sessionid", "signature", "jwt"].contains(
                word
            )
                || ["key", "token", "secret", "password", "credential", "credentials"].contains { word.hasSuffix($0) }
                || ["organization", "organisation", "account", "workspace"].contains { word.hasPrefix($0) }
        }
    }

    /// Where the secret values stand in a query, or a form, which is the part of these bytes in that range.
    static func secretValues(in bytes: [UInt8], _ query: Range<Int>) -> [Range<Int>] {
        bytes[query].split(separator: UInt8(ascii: "&")).compactMap { part in
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = String(percentDecoding: String(decoding: part[..<equals], as: UTF8.self))
            return isSecretParameter(name) ? equals + 1..<part.endIndex : nil
        }
    }

    /// Where the query stands in a request's target.
    static func query(of target: [UInt8]) -> Range<Int> {
        guard let question = target.firstIndex(of: UInt8(ascii: "?")) else { return target.count..<target.count }
        return question + 1..<(target[question...].firstIndex(of: UInt8(ascii: "#")) ?? target.count)
    }

    /// Whether the value of a parameter of that name, decoded, is a secret.
    static func isSecretParameter(_ name: String) -> Bool {
        let name = name.lowercased()
        if ["auth", "sig", "pwd", "jwt"].contains(name) { return true }
        return [
            "key", "token", "secret", "signature", "password", "passwd", "passphrase", "access", "credential",
            "session",
            "authorization", "organization", "organisation", "account",
        ].contains { name.contains($0) }
    }

    /// Whether what stands at the end of these names in a JSON value opens something, or is the id of an organisation or an
    /// account. The elements of a list, which have no names, are what the list is.
    static func isSecretMember(_ path: [String]) -> Bool {
        let names = path.filter { !$0.isEmpty }.suffix(2).map { $0.lowercased() }
        guard let name = names.last else { return false }
        if secretMembers.contains(name) { return true }
        return names.count == 2 && ["id", "uuid"].contains(name) && owners.contains(names[0])
    }

    private static let owners: Set = [
        "account", "accounts", "organization", "organizations", "organisation", "organisations", "workspace",
        "workspaces",
    ]

    private static let secretMembers: Set = [
        "access_token", "account_id", "account_uuid", "accountid", "accountuuid", "api-key", "api_key", "apikey",
        "auth_token", "authorization", "authorization_token", "bearer_token", "client_secret", "id_token", "org_id",
        "org_uuid", "organisation_id", "organisation_uuid", "organization_id", "organization_uuid", "organizationid",
        "organizationuuid", "password", "private_key", "refresh_token", "secret_access_key", "secret_key",
        "session_key", "session_token", "workspace_id", "x-api-key",
    ]
}
