/// Ids of the service's shape, each derived from what it identifies: the same reply has the same ids on every run.
public struct Identifiers: Sendable {
    private var generator: SeededGenerator
    /// What the ids have behind their prefix, as at other endpoints than the service's own: `bdrk_` in `msg_bdrk_01…`.
    package var mark = ""

    /// The ids of one reply.
    ///
    /// - Parameters:
    ///   - seed: the scenario's seed.
    ///   - session: the session's name.
    ///   - body: the digest of the request's body.
    ///   - answer: how often this body was answered before.
    public init(seed: UInt64, session: String, body: UInt64, answer: UInt64) {
        generator = SeededGenerator(seed: seed, JSON.string(session).digest, body, answer)
    }

    /// A message's id: `msg_01` and 22 characters, as recorded.
    public mutating func message() -> String { "msg_\(mark)01" + base58(22) }

    /// The id of a call of a client's tool: `toolu_01` and 22 characters, as recorded.
    public mutating func toolUse() -> String { "toolu_\(mark)01" + base58(22) }

    /// The id of a call of a server's tool: `srvtoolu_01` and 22 characters, as recorded.
    public mutating func serverToolUse() -> String { "srvtoolu_\(mark)01" + base58(22) }

    /// The id of a container that code runs in: `container_01` and 22 characters, as recorded.
    public mutating func container() -> String { "container_01" + base58(22) }

    /// A request's id: `req_011C` and 20 characters, as recorded.
    public mutating func request() -> String { "req_\(mark)011C" + base58(20) }

    /// A message batch's id: `msgbatch_01` and 22 characters, as documented.
    package mutating func messageBatch() -> String { "msgbatch_01" + base58(22) }

    /// A file's id: `file_011C` and 20 characters, as documented.
    package mutating func file() -> String { "file_011C" + base58(20) }

    /// A thinking block's signature: opaque text in the alphabet of base64.
    public mutating func signature() -> String { "Er" + text(from: Self.base64Alphabet, count: 196) + "==" }

    /// Random numbers for everything else of the same reply, such as jitter and padding.
    public mutating func generatorForPlay() -> SeededGenerator { SeededGenerator(seed: generator.next()) }

    /// The organization that answers: one UUID for each seed.
    public static func organization(seed: UInt64) -> String {
        uuid(SeededGenerator(seed: seed, 0x6f72_6761_6e69_7a61))
    }

    /// The UUID that stands for another id where ids are UUIDs.
    package static func uuid(for id: String) -> String { uuid(SeededGenerator(seed: JSON.string(id).digest)) }

    private static func uuid(_ generator: SeededGenerator) -> String {
        var generator = generator
        // Version 4, variant 1 (RFC 9562), so that strict parsers take it.
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = hexadecimal(high) + hexadecimal(low)
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return groups.map { String(Array(digits)[$0]) }.joined(separator: "-")
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private mutating func base58(_ count: Int) -> String { text(from: Self.base58Alphabet, count: count) }

    private mutating func text(from alphabet: [UInt8], count: Int) -> String {
        let letters = (0..<count).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
        return String(decoding: letters, as: UTF8.self)
    }

    private static let base58Alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    private static let base64Alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
