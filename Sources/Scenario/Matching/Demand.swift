internal import MessagesAPI

/// Something that a request must have for a condition to hold, and that a table can be asked for.
struct Demand: Hashable {
    /// Where it must be, and as what it is looked for there. Demands of the same sight are met in one look.
    struct Sight: Hashable {
        let part: RequestPart
        /// Whether texts are in lower case, because case does not count.
        let ignoresCase: Bool
        /// Whether it is all that is there, and not something inside.
        let isWhole: Bool
    }

    /// What must be there.
    enum Key: Hashable {
        /// A whole, by its digest.
        case digest(UInt64)
        /// A few bytes inside of a text.
        case gram(Gram)
    }

    let sight: Sight
    let key: Key

    init(_ part: RequestPart, ignoresCase: Bool = false, digest: UInt64) {
        sight = Sight(part: part, ignoresCase: ignoresCase, isWhole: true)
        key = .digest(digest)
    }

    init(_ part: RequestPart, ignoresCase: Bool, _ gram: Gram) {
        sight = Sight(part: part, ignoresCase: ignoresCase, isWhole: false)
        key = .gram(gram)
    }
}

/// A condition's claim on a request: one of its branches must hold, and a branch holds only if each of its demands is met.
typealias Claim = [[Demand]]

extension TextMatch {
    /// What a part must have for the match to hold; nil where nothing is known of that.
    func claim(on part: RequestPart) -> Claim? {
        switch self {
        case .contains(let text, let ignoresCase):
            let grams = Gram.all(in: ignoresCase ? text.lowercased() : text)
            return grams.isEmpty ? nil : [grams.map { Demand(part, ignoresCase: ignoresCase, $0) }]
        case .equals(let text, let ignoresCase):
            let digest = JSON.string(ignoresCase ? text.lowercased() : text).digest
            return [[Demand(part, ignoresCase: ignoresCase, digest: digest)]]
        case .anyOf(let matches):
            let claims = matches.compactMap { $0.claim(on: part) }
            return claims.count == matches.count ? Array(claims.joined()) : nil
        // Where these hold is only known when they are tried.
        case .regex, .glob, .not: return nil
        }
    }
}

extension Condition {
    /// Everything that is known of the requests that it holds for: each claim must be met.
    var claims: [Claim] {
        func value(_ part: RequestPart, _ digest: UInt64) -> Claim { [[Demand(part, digest: digest)]] }
        var claims: [Claim?] = [
            model?.claim(on: .model), lastUser?.claim(on: .lastUser), system?.claim(on: .system),
            anyText?.claim(on: .anyText), toolResult?.name?.claim(on: .toolName),
            toolResult?.content?.claim(on: .toolContent), turn.map { value(.turn, JSON.number(JSONNumber($0)).digest) },
        ]
        for name in tools ?? [] { claims.append(value(.tool, JSON.string(name).digest)) }
        for case (let name, .matches(let match)) in headers {
            claims.append(match.claim(on: .header(name.lowercased())))
        }
        for (pointer, expected) in body {
            switch expected {
            case .matches(let match): claims.append(match.claim(on: .bodyText(pointer)))
            case .equals(let expected): claims.append(value(.bodyValue(pointer), expected.digest))
            }
        }
        if let recorded {
            claims.append(value(.recorded(recorded.outline), recorded.outline.digest(of: recorded)))
        } else {
            claims.append(path?.claim(on: .path))
        }
        return claims.compactMap(\.self)
    }
}
