internal import MessagesAPI

/// Where the secret values stand among the parameters of a request's target, or of a form.
enum SecretParameters {
    /// The values in a target: those of its query, and those behind semicolons in its path (RFC 3986, section 3.3).
    static func places(inTarget target: [UInt8]) -> [Range<Int>] {
        let path = target.prefix { !"?#".utf8.contains($0) }
        let inPath = path.split(separator: UInt8(ascii: "/")).flatMap { segment in
            segment.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).dropFirst()
                .compactMap { value(of: $0, isGrant: false) }
        }
        let text = String(decoding: path, as: UTF8.self).lowercased()
        let isGrant = grantPaths.contains(where: text.contains)
        return inPath + places(inForm: target, query(of: target), isGrant: isGrant)
    }

    /// The values in a form, or a query, which is the part of these bytes in that range.
    ///
    /// - Parameter isGrant: whether it is known to ask for a token, or to bring what is exchanged for one.
    static func places(inForm bytes: [UInt8], _ form: Range<Int>, isGrant: Bool = false) -> [Range<Int>] {
        let parts = bytes[form].split(separator: UInt8(ascii: "&"))
        let names = Set(parts.compactMap(name))
        let isGrant = isGrant || !names.isDisjoint(with: grantNames) || names.isSuperset(of: exchanged)
        return parts.compactMap { part in
            // Some put semicolons between parameters. A value may hold one too, so that it ends with the part.
            part.split(separator: UInt8(ascii: ";")).lazy.compactMap { value(of: $0, isGrant: isGrant) }.first
                .map { $0.lowerBound..<part.endIndex }
        }
    }

    /// What is exchanged for a token, and what ties it to who asked (RFC 6749, section 4.1.2).
    private static let exchanged: Set = ["code", "state"]
    /// The parameters that only such requests have.
    private static let grantNames: Set = [
        "code_challenge", "code_verifier", "grant_type", "redirect_uri", "response_type",
    ]
    private static let grantPaths = ["oauth", "/authorize", "/callback"]

    /// Where the query stands in a request's target.
    private static func query(of target: [UInt8]) -> Range<Int> {
        guard let question = target.firstIndex(of: UInt8(ascii: "?")) else { return target.count..<target.count }
        return question + 1..<(target[question...].firstIndex(of: UInt8(ascii: "#")) ?? target.count)
    }

    /// Where the value of a parameter stands that is a secret; nil for any other.
    private static func value(of parameter: ArraySlice<UInt8>, isGrant: Bool) -> Range<Int>? {
        guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")), let name = name(of: parameter) else {
            return nil
        }
        let isSecret = SecretNames.isSecretParameter(name) || isGrant && exchanged.contains(name)
        return isSecret ? equals + 1..<parameter.endIndex : nil
    }

    /// The name of a parameter that has a value, decoded and in small letters.
    private static func name(of parameter: ArraySlice<UInt8>) -> String? {
        guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        return String(percentDecoding: String(decoding: parameter[..<equals], as: UTF8.self)).lowercased()
    }
}
