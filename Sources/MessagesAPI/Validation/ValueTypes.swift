/// Types of JSON values, one or several.
struct ValueTypes: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = ValueTypes(rawValue: 1)
    static let bool = ValueTypes(rawValue: 2)
    static let number = ValueTypes(rawValue: 4)
    static let string = ValueTypes(rawValue: 8)
    static let array = ValueTypes(rawValue: 16)
    static let object = ValueTypes(rawValue: 32)
    static let all: ValueTypes = [.null, .bool, .number, .string, .array, .object]
}

extension Shape {
    /// The types of which every value has this shape, so that it need not be looked at.
    var fitting: ValueTypes {
        switch self {
        case .any: .all
        case .string: .string
        case .boolean: .bool
        case .object: .object
        case .unexplained(let shape): shape.fitting
        case .stringOr(let shape): shape.fitting.union(.string)
        case .nullable(let shape): shape.fitting.union(.null)
        case .nonEmptyString, .integer, .fraction, .oneOf, .toolName, .record, .openRecord, .list, .told, .tagged: []
        }
    }
}
