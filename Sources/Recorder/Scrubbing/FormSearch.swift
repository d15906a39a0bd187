/// Finds many forms of secrets in one pass over a text.
struct FormSearch: Sendable {
    /// How many bytes of a form decide whether it can stand at a place.
    private static let headLength = 8

    private var forms: [UInt64: [SecretForm]] = [:]
    /// Which hashes the heads have, so that nearly all places are passed over without a look at the dictionary.
    private var filter = [Bool](repeating: false, count: 1 << 12)

    /// A search for all forms of these values.
    init(_ values: [String]) {
        for form in values.flatMap(SecretForm.all) {
            let head = form.bytes.prefix(Self.headLength).reduce(0) { $0 << 8 | UInt64($1) }
            forms[head, default: []].append(form)
            filter[Self.hash(head)] = true
        }
    }

    /// Where a secret stands, in order. One that the text's end cuts off counts when half of it is there.
    func ranges(in text: [UInt8]) -> [Range<Int>] {
        guard !forms.isEmpty, text.count >= Self.headLength else { return [] }
        var ranges: [Range<Int>] = []
        var head: UInt64 = 0
        for index in text.indices {
            head = head << 8 | UInt64(text[index])
            let start = index + 1 - Self.headLength
            guard start >= 0, filter[Self.hash(head)], let forms = forms[head] else { continue }
            let rest = text[start...]
            for form in forms {
                if rest.starts(with: form.bytes) {
                    ranges.append(form.range(at: start, in: text))
                } else if rest.count * 2 >= form.bytes.count, form.bytes.starts(with: rest) {
                    ranges.append(start..<text.count)
                }
            }
        }
        return ranges
    }

    private static func hash(_ head: UInt64) -> Int { Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> 52) }
}
