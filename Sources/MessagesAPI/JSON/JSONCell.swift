/// What a document keeps of a value, or of a member's name, in 16 bytes.
///
/// The elements of an array stand side by side, and so do the members of an object, each a name and then its value. Before an
/// object's members stands a cell with the bits of their names.
struct JSONCell {
    /// What else is known of a text.
    struct Traits: OptionSet {
        let rawValue: UInt8

        /// A string or a name without characters beyond ASCII.
        static let isASCII = Traits(rawValue: 1)
        /// A text that is not in the document as it means, because of escapes, and so stands apart.
        static let isApart = Traits(rawValue: 2)
        /// The boolean `true`.
        static let isTrue = Traits(rawValue: 4)
    }

    // Two words, which are passed on as they are: start and count; measure, type and traits.
    private let place: UInt64
    private let rest: UInt64

    /// Where a text begins, in bytes; where the first element or the first member's name stands, among the cells.
    var start: Int { Int(truncatingIfNeeded: place & 0xFFFF_FFFF) }
    /// How many bytes a text has, how many elements an array, how many members an object.
    var count: Int { Int(truncatingIfNeeded: place >> 32) }
    /// How many bytes a value has as compact JSON; a name's fingerprint.
    var measure: UInt32 { UInt32(truncatingIfNeeded: rest) }
    /// The type of a value.
    var type: ValueTypes { ValueTypes(rawValue: UInt8(truncatingIfNeeded: rest >> 32)) }
    /// What else is known of a text.
    var traits: Traits { Traits(rawValue: UInt8(truncatingIfNeeded: rest >> 40)) }

    /// What is kept of a value; what its type does not have is 0.
    init(_ type: ValueTypes, _ traits: Traits = [], start: Int = 0, count: Int = 0, measure: Int) {
        // No document has so many bytes or values that 32 bits are too few.
        place = UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: count) << 32
        rest = UInt64(UInt32(truncatingIfNeeded: measure)) | UInt64(type.rawValue) << 32 | UInt64(traits.rawValue) << 40
    }

    /// The name of a member that is written like this string.
    init(nameLike string: JSONCell, fingerprint: UInt32) {
        place = string.place
        rest = string.rest & ~0xFFFF_FFFF | UInt64(fingerprint)
    }

    /// The cell before an object's members.
    init(bits: UInt64) { (place, rest) = (bits, 0) }

    /// The bits of the names of an object's members, if it is the cell before those.
    var bits: UInt64 { place }

    // The values that need no text.
    static let null = JSONCell(.null, measure: 4)
    static let `true` = JSONCell(.bool, .isTrue, measure: 4)
    static let `false` = JSONCell(.bool, measure: 5)

    /// An array of elements that stand there and have so many bytes together.
    init(arrayAt start: Int, count: Int, bytes: Int) {
        self.init(.array, start: start, count: count, measure: 2 + bytes + max(0, count - 1))
    }

    /// An object of members that stand there and whose names and values have so many bytes together.
    init(objectAt start: Int, count: Int, bytes: Int) {
        self.init(.object, start: start, count: count, measure: 2 + bytes + count + max(0, count - 1))
    }
}
