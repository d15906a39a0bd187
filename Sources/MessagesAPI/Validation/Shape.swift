/// What a value in a request must look like.
package indirect enum Shape: Sendable {
    /// Anything at all: a field that is known, and whose inside is not checked.
    case any
    case string
    case nonEmptyString
    case boolean
    /// A whole number, at least so much.
    case integer(atLeast: Int)
    /// A number from 0 to 1.
    case fraction
    /// One of these strings.
    case oneOf([String])
    /// A string with no other characters than a tool's name may have.
    case toolName
    /// An object whose members are not checked.
    case object
    /// An object with these members and no others.
    case record([Field])
    /// An object with at least these members.
    case openRecord([Field])
    case list(Shape)
    /// An object whose member of that name tells its shape.
    case told(by: Name, Choices<Shape>, otherwise: Shape)
    /// The shape, where the service does not say what it expected.
    case unexplained(Shape)
    /// A string as a shorthand, or the shape.
    case stringOr(Shape)
    /// `null`, or the shape.
    case nullable(Shape)
    /// An object whose `type` is one of these, each with its members. A `type` for which `accepts` answers true is let
    /// through unchecked.
    case tagged(Choices<[Field]>, missing: String? = nil, accepts: @Sendable (String) -> Bool = { _ in false })
}

/// A member of an object.
package struct Field: Sendable {
    let name: Name
    let shape: Shape
    let isRequired: Bool
    /// Whether the member is known only to be refused.
    let isForbidden: Bool
    /// The types of the values that need no closer look.
    let fitting: ValueTypes
    /// The name's bit.
    let bit: UInt64

    private init(_ name: String, _ shape: Shape, isRequired: Bool = false, isForbidden: Bool = false) {
        self.name = Name(name)
        bit = self.name.bit
        self.shape = shape
        self.isRequired = isRequired
        self.isForbidden = isForbidden
        fitting = isForbidden ? [] : shape.fitting
    }

    /// A member that must be there.
    package static func required(_ name: String, _ shape: Shape) -> Field { Field(name, shape, isRequired: true) }

    /// A member that may be there.
    package static func optional(_ name: String, _ shape: Shape) -> Field { Field(name, shape) }

    static func forbidden(_ name: String) -> Field { Field(name, .any, isForbidden: true) }
}

/// Where a value does not have its shape, and why, in the service's words.
struct ShapeMismatch {
    var path: [String] = []
    let reason: String

    func at(_ step: String) -> ShapeMismatch { ShapeMismatch(path: [step] + path, reason: reason) }

    /// `messages.0.role: Field required`
    var description: String { path.isEmpty ? reason : "\(path.joined(separator: ".")): \(reason)" }

    /// The words for a member that has no place.
    static let extra = ShapeMismatch(reason: "Extra inputs are not permitted")
    /// The words for a member that is missing.
    static let missing = ShapeMismatch(reason: "Field required")
}
