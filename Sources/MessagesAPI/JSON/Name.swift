/// The name of a member, with a fingerprint by which nearly all other names are told from it at a glance.
///
/// Names that are looked for in every request are kept as such, so that looking for one compares words of 32 bits.
package struct Name: Sendable {
    /// The name itself.
    let string: String
    /// The same for names that are the same.
    let fingerprint: UInt32
    private let count: Int
    private let ends: Ends

    /// A name that was not known before.
    package init(_ string: String) {
        self.string = string
        (count, ends) = string.withBytes { ($0.count, Ends(of: $0)) }
        fingerprint = ends.fingerprint(count: count)
    }

    /// One bit of the fingerprint. Where it is missing among the bits of many names, the name is none of them.
    var bit: UInt64 { Self.bit(of: fingerprint) }

    /// The bit of a name with that fingerprint.
    static func bit(of fingerprint: UInt32) -> UInt64 { 1 << UInt64(fingerprint & 63) }

    /// The fingerprint of a name's UTF-8, made of its length, its beginning and its end.
    @inline(__always)
    static func fingerprint(of bytes: UnsafeRawBufferPointer) -> UInt32 {
        Ends(of: bytes).fingerprint(count: bytes.count)
    }

    /// Whether the name has this UTF-8.
    @inline(__always)
    func isSpelled(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count == count, Ends(of: bytes) == ends else { return false }
        return count <= 16 || string.withBytes { $0.isIdentical(to: bytes) }
    }

    /// The first eight bytes and the last eight, which are the whole of up to 16; of fewer than eight all, one way or the other.
    private struct Ends: Equatable {
        let first, last: UInt64

        @inline(__always)
        init(of bytes: UnsafeRawBufferPointer) {
            let count = bytes.count
            if count >= 8 {
                first = bytes.loadUnaligned(as: UInt64.self)
                last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            } else if count >= 4 {
                first = UInt64(bytes.loadUnaligned(as: UInt32.self))
                last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            } else if count > 0 {
                first = UInt64(bytes[0]) | UInt64(bytes[count / 2]) << 8
                last = UInt64(bytes[count - 1])
            } else {
                (first, last) = (0, 0)
            }
        }

        @inline(__always)
        func fingerprint(count: Int) -> UInt32 {
            let word = UInt64(truncatingIfNeeded: count) << 32 ^ first ^ last &* 0x8EBC_6AF0_9C88_C6E3
            return UInt32(truncatingIfNeeded: (word &* 0xA076_1D64_78BD_642F) >> 32)
        }
    }
}

extension Name: ExpressibleByStringLiteral {
    /// A name that is written in the source.
    package init(stringLiteral value: String) { self.init(value) }
}

// What is looked for in every request.
extension Name {
    package static let budgetTokens = Name("budget_tokens")
    package static let cacheControl = Name("cache_control")
    package static let citations = Name("citations")
    package static let content = Name("content")
    package static let context = Name("context")
    package static let data = Name("data")
    package static let description = Name("description")
    package static let effort = Name("effort")
    package static let enabled = Name("enabled")
    package static let fileID = Name("file_id")
    package static let format = Name("format")
    package static let id = Name("id")
    package static let image = Name("image")
    package static let input = Name("input")
    package static let inputSchema = Name("input_schema")
    package static let isError = Name("is_error")
    package static let maxTokens = Name("max_tokens")
    package static let mcpServers = Name("mcp_servers")
    package static let messages = Name("messages")
    package static let model = Name("model")
    package static let name = Name("name")
    package static let outputConfig = Name("output_config")
    package static let outputFormat = Name("output_format")
    package static let role = Name("role")
    package static let schema = Name("schema")
    package static let source = Name("source")
    package static let speed = Name("speed")
    package static let stopSequences = Name("stop_sequences")
    package static let stream = Name("stream")
    package static let strict = Name("strict")
    package static let system = Name("system")
    package static let temperature = Name("temperature")
    package static let text = Name("text")
    package static let thinking = Name("thinking")
    package static let thread = Name("thread")
    package static let title = Name("title")
    package static let toolChoice = Name("tool_choice")
    package static let toolResult = Name("tool_result")
    package static let tools = Name("tools")
    package static let toolUse = Name("tool_use")
    package static let toolUseID = Name("tool_use_id")
    package static let ttl = Name("ttl")
    package static let type = Name("type")
}
