/// Ids of the service's shape, each derived from what it identifies: the same reply has the same ids on every run.
public struct Identifiers: Sendable {
    private enum Source: Sendable {
        case seeded(SeededGenerator)
        case standIns(StandIns.Side, drawn: [IdentifierDraw])
    }

    private var source: Source
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
        source = .seeded(SeededGenerator(seed: seed, JSON.string(session).digest, body, answer))
    }

    /// Ids that are nobody's, and stand in the places of real ones.
    package init(standIns side: StandIns.Side) { source = .standIns(side, drawn: []) }

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
    public mutating func signature() -> String { "Er" + text(.base64(196)) + "==" }

    /// Random numbers for everything else of the same reply, such as jitter and padding.
    public mutating func generatorForPlay() -> SeededGenerator {
        switch source {
        case .seeded(var generator):
            let seed = generator.next()
            source = .seeded(generator)
            return SeededGenerator(seed: seed)
        case .standIns(let side, let drawn):
            source = .standIns(side, drawn: drawn + [.generator])
            return SeededGenerator(seed: 0)
        }
    }

    /// What was drawn, in order. Only of stand-ins is it remembered.
    package var drawn: [IdentifierDraw] {
        if case .standIns(_, let drawn) = source { drawn } else { [] }
    }

    /// All letters of those draws, one after the other; none for stand-ins.
    ///
    /// - Parameter count: how many they are.
    package mutating func letters(of draws: [IdentifierDraw], count: Int) -> [UInt8] {
        guard case .seeded(var generator) = source else { return [] }
        defer { source = .seeded(generator) }
        return [UInt8](unsafeUninitializedCapacity: count) { letters, filled in
            for draw in draws {
                draw.fill(UnsafeMutableBufferPointer(rebasing: letters[filled..<filled + draw.count]), from: &generator)
                filled += draw.count
            }
        }
    }

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
        var text: [UInt8] = []
        for (index, digit) in (hexadecimal(high) + hexadecimal(low)).utf8.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private mutating func base58(_ count: Int) -> String { text(.base58(count)) }

    private mutating func text(_ draw: IdentifierDraw) -> String {
        switch source {
        case .seeded(var generator):
            defer { source = .seeded(generator) }
            return String(unsafeUninitializedCapacity: draw.count) { letters in
                draw.fill(UnsafeMutableBufferPointer(rebasing: letters[..<draw.count]), from: &generator)
                return draw.count
            }
        case .standIns(let side, let drawn):
            source = .standIns(side, drawn: drawn + [draw])
            return String(decoding: side.letters(forDraw: drawn.count, count: draw.count), as: UTF8.self)
        }
    }
}
