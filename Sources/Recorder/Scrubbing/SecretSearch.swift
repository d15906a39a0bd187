/// Finds secrets in a text: those that are known, those that look like some, and what patterns name.
struct SecretSearch {
    /// How many encodings are taken off a text, one after the other.
    private static let deepest = 2

    private let forms: FormSearch
    /// What the user's patterns name.
    let patterns: [RedactionPattern]

    /// A search for these values, the known shapes and these patterns.
    init(_ known: KnownSecrets, _ patterns: [RedactionPattern]) {
        forms = FormSearch(known.values)
        self.patterns = patterns
    }

    /// Takes out what is secret in a text that is no JSON.
    func redact(_ text: MappedText, in redactions: inout Redactions) {
        redactSecrets(in: text, depth: 0, &redactions)
        guard !patterns.isEmpty, !text.bytes.isEmpty else { return }
        let text = text.repaired
        for (index, pattern) in patterns.enumerated() {
            for range in pattern.ranges(in: text.bytes) { redactions.add(text.origins(of: range), pattern: index) }
        }
    }

    /// Takes out known secrets and shapes, also where they are percent-encoded or written with the escapes of JSON.
    private func redactSecrets(in text: MappedText, depth: Int, _ redactions: inout Redactions) {
        for range in forms.ranges(in: text.bytes) + SecretShapes.ranges(in: text.bytes) {
            redactions.add(text.origins(of: range))
        }
        guard depth < Self.deepest else { return }
        if let decoded = text.percentDecoded { redactSecrets(in: decoded, depth: depth + 1, &redactions) }
        if text.bytes.contains(UInt8(ascii: "\\")) {
            redactSecrets(in: text.jsonString(text.bytes.indices), depth: depth + 1, &redactions)
        }
    }
}
