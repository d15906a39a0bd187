/// Requests that differ from one another: each has its number in it, and their lengths differ a little.
struct RequestSource: Sendable {
    /// The bytes of a request, and where its number stands.
    struct Variant: Sendable {
        var bytes: [UInt8]
        /// nil in a request that has no place for a number.
        var number: Int?

        /// The bytes with a number in its place.
        func numbered(_ value: Int) -> [UInt8] {
            guard let number else { return bytes }
            let digits = String(value)
            var bytes = bytes
            bytes.replaceSubrange(
                number + RequestSource.digits - digits.count..<number + RequestSource.digits,
                with: digits.utf8
            )
            return bytes
        }
    }

    /// How many digits a number has.
    static let digits = 10
    /// What stands in the place of the number in a body.
    static let placeholder = String(repeating: "0", count: digits)

    let variants: [Variant]

    /// POSTs of bodies, each of which may have the placeholder in it.
    static func posts(_ bodies: [String]) -> RequestSource {
        RequestSource(
            variants: bodies.map { body in
                let head =
                    "POST /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\nx-api-key: sk-ant-bench\r\n"
                    + "anthropic-version: 2023-06-01\r\ncontent-type: application/json\r\n"
                    + "content-length: \(body.utf8.count)\r\n\r\n"
                let bytes = Array((head + body).utf8)
                return Variant(bytes: bytes, number: bytes.firstRange(of: Array(placeholder.utf8))?.lowerBound)
            }
        )
    }

    /// The same without a body: what a server of static files is made for.
    static let gets = RequestSource(variants: [
        Variant(
            bytes: Array("GET /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\n\r\n".utf8),
            number: nil
        )
    ])

    /// Requests of about 1.7 KB that ask for a stream, of 32 lengths. What is asked for begins the text.
    static func messages(asking ask: String = "Go on") -> RequestSource {
        posts(
            (0..<32).map { variant in
                let system = Words.text(of: 900, seed: 1)
                let text = Words.text(of: 620 + 2 * variant, seed: UInt64(100 + variant))
                return #"{"model":"claude-sonnet-4-5","max_tokens":1024,"stream":true,"system":"\#(system)","#
                    + #""messages":[{"role":"user","content":"\#(ask), \#(placeholder): \#(text)"}]}"#
            }
        )
    }
}

/// Text that looks like text.
enum Words {
    private static let words = [
        "river", "stone", "the", "of", "light", "evening", "carries", "a", "letter", "to", "harbour", "and", "slowly",
        "turns", "over", "bridge", "where", "seven", "lanterns", "wait",
    ]

    /// So many bytes of words, always the same for the same seed.
    static func text(of count: Int, seed: UInt64) -> String {
        var state = seed
        var text = ""
        while text.utf8.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += words[Int(state >> 33) % words.count] + " "
        }
        return String(text.prefix(count))
    }
}
