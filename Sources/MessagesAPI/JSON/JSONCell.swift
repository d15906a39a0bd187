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

    /// Where a text begins, in bytes; where the first element or the first member's name stands, among the cells.
    let start: UInt32
    /// How many bytes a text has, how many elements an array, how many members an object.
    let count: UInt32
    /// How many bytes a value has as compact JSON; a name's fingerprint.
    let measure: UInt32
    /// The type of a value.
    let type: ValueTypes
    let traits: Traits

    init(_ type: ValueTypes, _ traits: Traits = [], start: Int = 0, count: Int = 0, measure: Int) {
        self.init(type, traits, start: start, count: count, measure: UInt32(truncatingIfNeeded: measure))
    }

    private init(_ type: ValueTypes, _ traits: Traits, start: Int, count: Int, measure: UInt32) {
        // The parser takes no text that is too long for 32 bits.
        self.start = UInt32(truncatingIfNeeded: start)
        self.count = UInt32(truncatingIfNeeded: count)
        self.measure = measure
        self.type = type
        self.traits = traits
    }

    /// The name of a member that is written like this string.
    init(nameLike string: JSONCell, fingerprint: UInt32) {
        self.init(.string, string.traits, start: Int(string.start), count: Int(string.count), measure: fingerprint)
    }

    /// The cell before an object's members.
    init(bits: UInt64) {
        self.init([], [], start: Int(bits & 0xFFFF_FFFF), count: Int(bits >> 32), measure: UInt32(0))
    }

    /// The bits of the names of an object's members, if it is the cell before those.
    var bits: UInt64 { UInt64(start) | UInt64(count) << 32 }

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
