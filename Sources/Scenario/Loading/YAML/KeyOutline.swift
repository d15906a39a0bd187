internal import Yams

/// Finds keys that are no text, without resolving an alias.
///
/// The YAML library hashes every key of a map with all that is in it. A key with aliases to aliases would keep it busy for
/// ever, so such keys are looked for in the text's outline, in which aliases are mere words.
enum KeyOutline {
    /// Stands for the `*` of an alias. No YAML syntax begins with it.
    private static let word = "\u{E0FF}"

    /// The place of the first key that is a list, a map or an alias; nil when there is none.
    static func firstBadKey(in source: SourceText, resolver: Resolver) throws -> Place? {
        guard source.text.utf8.contains(UInt8(ascii: "*")), source.text.utf8.contains(UInt8(ascii: "&")) else {
            return nil
        }
        let outline = source.text.replacing("*", with: word)
        return try Parser(yaml: outline, resolver: resolver, encoding: .utf8).singleRoot().flatMap(firstBadKey)
    }

    private static func firstBadKey(in node: Yams.Node) -> Place? {
        switch node {
        case .scalar, .alias: return nil
        case .sequence(let sequence): return sequence.lazy.compactMap(firstBadKey).first
        case .mapping(let mapping):
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key, scalar.style != .plain || !scalar.string.hasPrefix(word) else {
                    return key.mark.map(Place.init)
                }
                if let place = firstBadKey(in: value) { return place }
            }
            return nil
        }
    }
}
