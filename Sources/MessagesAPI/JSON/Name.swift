/// The name of a member, with a fingerprint by which nearly all other names are told from it at a glance.
///
/// Names that are looked for in every request are kept as such, so that looking for one compares words of 32 bits.
package struct Name: Sendable {
    /// The name itself.
    let string: String
    /// The same for names that are the same.
    let fingerprint: UInt32

    /// A name that was not known before.
    package init(_ string: String) {
        self.init(string, fingerprint: string.withBytes { Name.fingerprint(of: $0) })
    }

    /// A name whose bytes have been looked at already.
    init(_ string: String, fingerprint: UInt32) {
        self.string = string
        self.fingerprint = fingerprint
    }

    /// One bit of the fingerprint. Where it is missing among the bits of many names, the name is none of them.
    var bit: UInt64 { 1 << UInt64(fingerprint & 63) }

    /// The fingerprint of a name's UTF-8, made of its length, its beginning and its end.
    static func fingerprint(of bytes: UnsafeRawBufferPointer) -> UInt32 {
        let count = bytes.count
        var word = UInt64(truncatingIfNeeded: count) << 32
        if count >= 8 {
            let end = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            word ^= bytes.loadUnaligned(as: UInt64.self) ^ end &* 0x8EBC_6AF0_9C88_C6E3
        } else if count >= 4 {
            let end = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            word ^= UInt64(bytes.loadUnaligned(as: UInt32.self)) | UInt64(end) << 32
        } else if count > 0 {
            word ^= UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1]) << 16
        }
        return UInt32(truncatingIfNeeded: (word &* 0xA076_1D64_78BD_642F) >> 32)
    }
}

extension Name: ExpressibleByStringLiteral {
    /// A name that is written in the source.
    package init(stringLiteral value: String) { self.init(value) }
}

// What is looked for in every request.
extension Name {
    static let budgetTokens = Name("budget_tokens")
    static let cacheControl = Name("cache_control")
    static let citations = Name("citations")
    static let content = Name("content")
    static let context = Name("context")
    static let data = Name("data")
    static let description = Name("description")
    static let effort = Name("effort")
    static let enabled = Name("enabled")
    static let format = Name("format")
    static let id = Name("id")
    static let image = Name("image")
    static let input = Name("input")
    static let inputSchema = Name("input_schema")
    static let isError = Name("is_error")
    static let maxTokens = Name("max_tokens")
    static let mcpServers = Name("mcp_servers")
    static let messages = Name("messages")
    static let model = Name("model")
    static let name = Name("name")
    static let outputConfig = Name("output_config")
    static let outputFormat = Name("output_format")
    static let role = Name("role")
    static let schema = Name("schema")
    static let source = Name("source")
    static let speed = Name("speed")
    static let stopSequences = Name("stop_sequences")
    static let stream = Name("stream")
    static let strict = Name("strict")
    static let system = Name("system")
    static let temperature = Name("temperature")
    static let text = Name("text")
    static let thinking = Name("thinking")
    static let thread = Name("thread")
    static let title = Name("title")
    static let toolChoice = Name("tool_choice")
    static let toolResult = Name("tool_result")
    static let tools = Name("tools")
    static let toolUse = Name("tool_use")
    static let toolUseID = Name("tool_use_id")
    static let ttl = Name("ttl")
    static let type = Name("type")
}
