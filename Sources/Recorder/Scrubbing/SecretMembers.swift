/// Which members of a JSON text hold secrets: by their names and, where a name alone says little, by how their values look.
///
/// An id of a session is none: programs name their shells and their connections so, and ask for them by it.
struct SecretMembers {
    private let text: MappedText
    /// Whether it asks for a token, or is one that was asked for (RFC 6749, section 4.1).
    private let isGrant: Bool

    /// The members of a text with these tokens.
    init(of text: MappedText, _ tokens: [JSONToken]) {
        self.text = text
        isGrant = tokens.contains { $0.kind == .string && $0.path == ["grant_type"] }
    }

    /// Whether that string or literal is what such a member holds. The elements of a list, which have no names, are what the
    /// list is.
    func holds(_ token: JSONToken) -> Bool {
        if token.kind == .key { return false }
        if Self.isSecret(token.path, isText: token.kind == .string) { return true }
        guard token.kind == .string, let name = token.path.last(where: { !$0.isEmpty })?.lowercased() else {
            return false
        }
        if isGrant, token.path.count == 1, ["code", "state"].contains(name) { return true }
        return Self.vagueNames.contains(name) && CredentialLook.isToken(text.jsonString(token.range).bytes)
    }

    /// Whether the names on the way to a value say that it opens something, or is the id of an organisation or an account.
    ///
    /// - Parameter isText: whether it is a string. A number whose name is in the plural counts something.
    static func isSecret(_ path: [String], isText: Bool = true) -> Bool {
        let names = path.filter { !$0.isEmpty }.suffix(2).map { $0.lowercased() }
        guard let last = names.last else { return false }
        var name = last.filter { $0 != "-" && $0 != "_" }
        if isText, name.hasSuffix("s") { name.removeLast() }
        if secretNames.contains(name) || secretEnds.contains(where: name.hasSuffix) { return true }
        return names.count == 2 && ["id", "uuid"].contains(last) && owners.contains(names[0])
    }

    private static let owners: Set = [
        "account", "accounts", "organization", "organizations", "organisation", "organisations", "workspace",
        "workspaces",
    ]

    /// Names in small letters, in which nothing stands between the words, and not in the plural.
    private static let secretNames: Set = [
        "accountid", "accountuuid", "authorization", "clientassertion", "codeverifier", "devicecode", "idtoken",
        "orgid", "orguuid", "organisationid", "organisationuuid", "organizationid", "organizationuuid", "secret",
        "workspaceid", "workspaceuuid",
    ]

    /// How names may end: `AWS_SECRET_ACCESS_KEY`, `githubAccessToken`.
    private static let secretEnds = [
        "accesstoken", "apikey", "authorizationtoken", "authtoken", "bearertoken", "clientsecret", "passphrase",
        "password", "privatekey", "refreshtoken", "secretaccesskey", "secretkey", "securitytoken", "sessionkey",
        "sessiontoken",
    ]

    /// What may as well be a word of a text, or a page of a list.
    private static let vagueNames: Set = ["bearer", "cred", "credential", "credentials", "creds", "jwt", "token"]
}
