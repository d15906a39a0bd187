/// Secrets that are known by how they look.
///
/// The ids of requests, messages and tool calls are none, and neither are signatures and other base64: a shape begins and ends
/// where base64 would go on, or holds what base64 does not.
enum SecretShapes {
    /// Where one stands.
    static func ranges(in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var runs = Runs()
        for index in text.indices.dropLast() where isStart[Int(text[index]) << 8 | Int(text[index + 1])] {
            for shape in shapes[text[index]] ?? [] {
                if let range = shape(text, index, &runs) { ranges.append(range) }
            }
        }
        return ranges
    }

    /// Where ids stand, in what is known to tell who somebody is: UUIDs, and hexadecimal numbers of 16 digits or more.
    static func ids(in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let end = text.end(from: index) { $0.isHexDigit || $0 == UInt8(ascii: "-") }
            if text[index..<end].count(where: \.isHexDigit) >= 16 { ranges.append(index..<end) }
            index = max(end, index + 1)
        }
        return ranges
    }

    private typealias Shape = @Sendable (_ text: [UInt8], _ start: Int, _ runs: inout Runs) -> Range<Int>?

    /// The last runs of characters of a kind that were looked for. A long one, in which many places look like the start of a
    /// secret, is gone through once.
    private struct Runs {
        /// Letters, digits, underscores and hyphens.
        private var words = 0..<0
        private var hasDigit = false
        /// The same, and dots.
        private var dotted = 0..<0

        /// Where the run ends that goes on at that place, and whether there is a digit in it.
        mutating func word(in text: [UInt8], from place: Int) -> (end: Int, hasDigit: Bool) {
            if !words.contains(place) {
                words = place..<text.end(from: place) { $0.isWord || $0 == UInt8(ascii: "-") }
                hasDigit = text[words].contains(where: \.isDigit)
            }
            return (words.upperBound, hasDigit)
        }

        /// Where the run with dots ends that goes on at that place.
        mutating func dottedEnd(in text: [UInt8], from place: Int) -> Int {
            if !dotted.contains(place) {
                dotted = place..<text.end(from: place) { $0.isWord || "-.".utf8.contains($0) }
            }
            return dotted.upperBound
        }
    }

    /// What may begin with which byte.
    private static let shapes: [UInt8: [Shape]] = [
        UInt8(ascii: "s"): [claudeKey, otherKey],
        UInt8(ascii: "b"): [bearer], UInt8(ascii: "B"): [bearer],
        UInt8(ascii: "e"): [webToken],
        UInt8(ascii: "A"): [awsKey],
        UInt8(ascii: "a"): [administered], UInt8(ascii: "w"): [administered],
        UInt8(ascii: "g"): [githubToken],
        UInt8(ascii: "o"): [organization],
        UInt8(ascii: "u"): [user],
        UInt8(ascii: "-"): [ownedUUID],
    ]
    /// Whether two bytes may be the first of a shape, so that nearly all places are passed over at once.
    private static let isStart: [Bool] = {
        let starts = ["sk", "be", "bE", "Be", "BE", "ey", "AK", "AS", "gh", "gi", "or", "us", "ap", "wr"].map {
            Array($0.utf8)
        }
        let hyphens = "0123456789abcdefABCDEF".utf8.map { [UInt8(ascii: "-"), $0] }
        var isStart = [Bool](repeating: false, count: 1 << 16)
        for start in starts + hyphens { isStart[Int(start[0]) << 8 | Int(start[1])] = true }
        return isStart
    }()

    /// `sk-ant-…`, wherever it stands.
    private static let claudeKey: Shape = { text, start, runs in
        guard text.has("sk-ant-", at: start) else { return nil }
        let end = runs.word(in: text, from: start + 7).end
        return end - start >= 15 ? start..<end : nil
    }

    /// `sk-` and 20 characters or more, digits among them, so that it is no word with hyphens.
    private static let otherKey: Shape = { text, start, runs in
        guard text.has("sk-", at: start), !text.isWord(at: start - 1) else { return nil }
        let (end, hasDigit) = runs.word(in: text, from: start + 3)
        return end - start >= 23 && hasDigit ? start..<end : nil
    }

    /// The token behind `Bearer`, as a header has it (RFC 6750). What is written in small letters only may be a word.
    private static let bearer: Shape = { text, start, _ in
        guard !text.isWord(at: start - 1), text.count > start + 7,
            text[start..<start + 6].elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 })
        else { return nil }
        let token = text.end(from: start + 6) { $0 == UInt8(ascii: " ") }
        guard token > start + 6 else { return nil }
        let end = text.end(from: token) { $0.isWord || "-.~+/=".utf8.contains($0) }
        let isSpelled = text[start] == UInt8(ascii: "B") && end - token >= 16
        let isMixed = text[token..<end].contains { $0.isDigit || $0.isUpperCase } && end - token >= 8
        return isSpelled || isMixed ? token..<end : nil
    }

    /// A JSON web token (RFC 7519): parts in base64url with dots between, of which the first is a JSON object.
    private static let webToken: Shape = { text, start, runs in
        guard text.has("eyJ", at: start), !text.isWord(at: start - 1) else { return nil }
        let first = runs.word(in: text, from: start).end
        guard first - start >= 10, first < text.count, text[first] == UInt8(ascii: ".") else { return nil }
        let end = runs.dottedEnd(in: text, from: first)
        return end - first >= 8 ? start..<end : nil
    }

    /// The id of an access key of AWS.
    private static let awsKey: Shape = { text, start, _ in
        guard text.has("AKIA", at: start) || text.has("ASIA", at: start), !text.isWord(at: start - 1) else {
            return nil
        }
        let end = text.end(from: start) { $0.isUpperCase || $0.isDigit }
        return end - start == 20 && !text.isWord(at: end) ? start..<end : nil
    }

    /// `ghp_…` and its like, and `github_pat_…`.
    private static let githubToken: Shape = { text, start, _ in
        guard !text.isWord(at: start - 1) else { return nil }
        let isShort = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].contains { text.has($0, at: start) }
        guard isShort || text.has("github_pat_", at: start) else { return nil }
        let end = text.end(from: start, while: \.isWord)
        return end - start >= 24 ? start..<end : nil
    }

    /// `org-` and 20 letters and digits or more.
    private static let organization: Shape = { text, start, _ in
        guard text.has("org-", at: start), !text.isWord(at: start - 1) else { return nil }
        let end = text.end(from: start + 4) { $0.isDigit || $0.isLetter }
        return end - start >= 24 ? start..<end : nil
    }

    /// The id of a workspace or of a key (`wrkspc_01…`, `apikey_01…`), as the service's interface for administrators has them.
    /// Those of users (`user_01…`) look like what many other services and texts have, and open nothing: they are none.
    private static let administered: Shape = { text, start, _ in
        guard !text.isWord(at: start - 1) else { return nil }
        guard let prefix = (["wrkspc_", "apikey_"] as [StaticString]).first(where: { text.has($0, at: start) }) else {
            return nil
        }
        let end = text.end(from: start + prefix.utf8CodeUnitCount) { $0.isDigit || $0.isLetter }
        return end - start >= 23 && text[start..<end].contains(where: \.isDigit) ? start..<end : nil
    }

    /// The number in `user_` and 32 hexadecimal digits or more, as agents name who runs them.
    private static let user: Shape = { text, start, _ in
        guard text.has("user_", at: start), !text.isWord(at: start - 1) else { return nil }
        let end = text.end(from: start + 5, while: \.isHexDigit)
        return end - start >= 37 ? start + 5..<end : nil
    }

    private static let owners: Set = [
        "org", "orgs", "organization", "organizations", "organisation", "organisations", "account", "accounts",
        "workspace",
        "workspaces",
    ]

    /// A UUID, found by its first hyphen, behind a word that says whose it is: `organization (…)`, `account_…`.
    private static let ownedUUID: Shape = { text, hyphen, _ in
        let start = hyphen - 8
        guard start >= 0, start + 36 <= text.count, !(start > 0 && text[start - 1].isHexDigit) else { return nil }
        for offset in 0..<36 {
            let byte = text[start + offset]
            let isHyphen = [8, 13, 18, 23].contains(offset)
            guard isHyphen ? byte == UInt8(ascii: "-") : byte.isHexDigit else { return nil }
        }
        let words = String(decoding: text[max(0, start - 40)..<start], as: UTF8.self).lowercased()
            .split { !$0.isLetter }
        let owner = words.last { !["id", "uuid", "is", "s"].contains($0) }
        return owner.map { owners.contains(String($0)) } ?? false ? start..<start + 36 : nil
    }
}

extension [UInt8] {
    /// Whether that text stands at that place.
    fileprivate func has(_ text: StaticString, at place: Int) -> Bool {
        guard place + text.utf8CodeUnitCount <= count else { return false }
        for index in 0..<text.utf8CodeUnitCount where self[place + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Where the first byte stands, from that place on, that is not so.
    fileprivate func end(from place: Int, while isSo: (UInt8) -> Bool) -> Int {
        var end = place
        while end < count, isSo(self[end]) { end += 1 }
        return end
    }

    /// Whether a letter, a digit or an underscore stands there.
    fileprivate func isWord(at place: Int) -> Bool { indices.contains(place) && self[place].isWord }
}

extension UInt8 {
    /// Whether it is one of the ten digits.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    /// Whether it is a capital letter of ASCII.
    var isUpperCase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    /// Whether it is a letter of ASCII.
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    fileprivate var isHexDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20) }

    /// Whether it is a letter, a digit or an underscore.
    var isWord: Bool { isDigit || isLetter || self == UInt8(ascii: "_") }
}
