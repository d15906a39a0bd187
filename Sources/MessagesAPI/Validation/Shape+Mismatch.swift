extension Shape {
    /// The first place where a value does not have this shape. Not strictly, only types count: nothing is required, no
    /// member and no string is unknown, no number out of range, and `null` is as good as nothing.
    func mismatch(in value: JSONNode, strictly: Bool) -> ShapeMismatch? {
        if value.type == .null, !strictly { return nil }
        switch self {
        case .any: return nil
        case .string: return value.type == .string ? nil : .type("a valid string")
        case .nonEmptyString:
            guard value.type == .string else { return .type("a valid string") }
            return strictly && value.bytes.isEmpty
                ? ShapeMismatch(reason: "String should have at least 1 character") : nil
        case .boolean: return value.bool == nil ? .type("a valid boolean") : nil
        case .integer(let least):
            guard let number = value.int else { return .type("a valid integer") }
            return strictly && number < least ? Self.tooSmall(least) : nil
        case .fraction:
            guard let number = value.double else { return .type("a valid number") }
            return strictly && !(0...1).contains(number) ? ShapeMismatch(reason: "range: 0..1") : nil
        case .oneOf(let values):
            if !strictly { return value.type == .string ? nil : .type("a valid string") }
            return value.string.map(values.contains) == true ? nil : .type(Self.alternatives(values))
        case .toolName: return Self.toolNameMismatch(in: value, strictly: strictly)
        case .object: return value.type == .object ? nil : .type("an object")
        case .record(let fields):
            return Self.mismatch(in: value, fields: fields, isClosed: true, strictly: strictly)
        case .openRecord(let fields):
            return Self.mismatch(in: value, fields: fields, isClosed: false, strictly: strictly)
        case .told(let name, let shapes, let otherwise):
            let shape = shapes[value[name]] ?? otherwise
            return shape.mismatch(in: value, strictly: strictly)
        case .list(let shape):
            guard value.type == .array else { return .type("a valid array") }
            return Self.mismatch(in: value.elements, each: shape, strictly: strictly)
        case .unexplained(let shape):
            guard let mismatch = shape.mismatch(in: value, strictly: strictly) else { return nil }
            return mismatch.path.isEmpty
                ? ShapeMismatch(reason: "Input does not match the expected shape.") : mismatch
        case .stringOr(let shape): return value.type == .string ? nil : shape.mismatch(in: value, strictly: strictly)
        case .nullable(let shape): return value.type == .null ? nil : shape.mismatch(in: value, strictly: strictly)
        case .tagged(let kinds, let missing, let accepts):
            guard value.type == .object else { return .type("an object") }
            var tag = value[.type]
            if tag?.type == .null, missing != nil { tag = nil }
            if tag == nil, missing == nil { return strictly ? .missing.at("type") : nil }
            return Self.mismatch(
                in: value,
                tag: tag,
                missing: missing,
                kinds: kinds,
                accepts: accepts,
                strictly: strictly
            )
        }
    }

    private static func mismatch(
        in object: JSONNode,
        fields: [Field],
        isClosed: Bool,
        strictly: Bool
    ) -> ShapeMismatch? {
        guard object.type == .object else { return .type("an object") }
        let bits = object.bits
        var known = 0
        // A field is looked at where it stands, not copied.
        let mismatch = fields.withUnsafeBufferPointer { fields -> ShapeMismatch? in
            for index in fields.indices {
                // Most members are not there at all, or of a type that is enough to know.
                guard bits & fields[index].bit != 0, let member = object[fields[index].name] else {
                    if fields[index].isRequired, strictly { return .missing.at(fields[index].name.string) }
                    continue
                }
                known += 1
                if fields[index].fitting.contains(member.type) { continue }
                let isRefused = fields[index].isForbidden && strictly && member.type != .null
                let mismatch = isRefused ? .extra : fields[index].shape.mismatch(in: member, strictly: strictly)
                if let mismatch { return mismatch.at(fields[index].name.string) }
            }
            return nil
        }
        if let mismatch { return mismatch }
        guard isClosed, strictly, known < object.members.count else { return nil }
        let extra = object.members.first { member in !fields.contains { member.name.isNamed($0.name) } }
        return extra.map { .extra.at($0.name.text) }
    }

    private static func mismatch(in elements: JSONNode.Elements, each shape: Shape, strictly: Bool) -> ShapeMismatch? {
        let fitting = shape.fitting
        for index in elements.indices where !fitting.contains(elements[index].type) {
            if let mismatch = shape.mismatch(in: elements[index], strictly: strictly) {
                return mismatch.at("\(index)")
            }
        }
        return nil
    }

    /// - Parameter tag: what the object says that it is; nil for what is meant where it says nothing.
    private static func mismatch(
        in object: JSONNode,
        tag: JSONNode?,
        missing: String?,
        kinds: Choices<[Field]>,
        accepts: (String) -> Bool,
        strictly: Bool
    ) -> ShapeMismatch? {
        if let tag, tag.type != .string { return ShapeMismatch.type("a valid string").at("type") }
        let name = { tag?.text ?? missing ?? "" }
        if let fields = tag.map({ kinds[$0] }) ?? kinds[name()] {
            return mismatch(in: object, fields: fields, isClosed: false, strictly: strictly)?.at(name())
        }
        if !strictly || accepts(name()) { return nil }
        let known = kinds.names.sorted().map { "'\($0)'" }.joined(separator: ", ")
        return ShapeMismatch(
            reason: "Input tag '\(name())' found using 'type' does not match any of the expected tags: \(known)"
        )
    }

    private static func toolNameMismatch(in value: JSONNode, strictly: Bool) -> ShapeMismatch? {
        if let mismatch = Shape.nonEmptyString.mismatch(in: value, strictly: strictly) { return mismatch }
        guard strictly, value.type == .string else { return nil }
        let isWellFormed =
            value.bytes.count <= 128
            && value.bytes.allSatisfy { byte in
                switch Unicode.Scalar(byte) {
                case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
                default: false
                }
            }
        return isWellFormed ? nil : ShapeMismatch(reason: "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'")
    }

    private static func tooSmall(_ least: Int) -> ShapeMismatch {
        ShapeMismatch(
            reason: least == 0
                ? "must be greater than or equal to 0" : "Input should be greater than or equal to \(least)"
        )
    }

    /// `'a', 'b' or 'c'`
    private static func alternatives(_ values: [String]) -> String {
        let quoted = values.map { "'\($0)'" }
        return quoted.count < 2
            ? quoted.joined() : quoted.dropLast().joined(separator: ", ") + " or " + quoted[quoted.count - 1]
    }
}

extension ShapeMismatch {
    /// The words for a value of the wrong type.
    static func type(_ expected: String) -> ShapeMismatch { ShapeMismatch(reason: "Input should be \(expected)") }
}
