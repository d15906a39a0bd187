import MessagesAPI

/// A text of the length that a schema demands, in one of the formats that are often asked for.
struct SampleString {
    /// The text.
    let value: String

    /// Nothing that a person writes is longer.
    private static let longest = 10_000

    /// - Parameter name: what the text is for; it is part of a text that has no format.
    init(_ schema: SchemaParts, named name: String) {
        // JSON Schema counts code points.
        var scalars = Array(Self.usual(schema["format"]?.string, named: name).unicodeScalars)
        let least = min(schema.counts("minLength").max() ?? 0, Self.longest)
        scalars += Array(repeating: ".", count: max(0, least - scalars.count))
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.prefix(schema.counts("maxLength").min() ?? .max))
        value = String(text)
    }

    private static func usual(_ format: String?, named name: String) -> String {
        switch format {
        case "date"?: "2026-01-31"
        case "date-time"?: "2026-01-31T12:00:00Z"
        case "email"?: "someone@example.com"
        case "uri"?: "https://example.com/"
        case "uuid"?: "00000000-0000-4000-8000-000000000000"
        default: "example \(name)"
        }
    }
}
