/// Something that an answer draws for its ids. What it draws, and in which order, does not depend on what comes out.
package enum IdentifierDraw: Sendable, Equatable {
    /// So many letters of the alphabet that leaves out what people mistake for each other.
    case base58(Int)
    /// So many letters of the alphabet of base64.
    case base64(Int)
    /// The seed of a generator for something else; no letter.
    case generator

    /// How many letters it has.
    var count: Int {
        switch self {
        case .base58(let count), .base64(let count): count
        case .generator: 0
        }
    }

    /// Draws its letters.
    ///
    /// - Parameter letters: where they go; as many as it has.
    func fill(_ letters: UnsafeMutableBufferPointer<UInt8>, from generator: inout SeededGenerator) {
        switch self {
        // Numbers that the compiler knows divide a good deal faster.
        case .base58: for index in letters.indices { letters[index] = Self.base58Alphabet[Int(generator.next() % 58)] }
        case .base64: for index in letters.indices { letters[index] = Self.base64Alphabet[Int(generator.next() % 64)] }
        case .generator: _ = generator.next()
        }
    }

    static let base58Alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    private static let base64Alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
