import Testing

@testable import MessagesAPI

struct ValueTypesTests {
    private let values: [JSON] = [nil, true, 1, "x", [1], ["a": 1]]

    @Test func everyValueHasOneType() {
        let types = values.map { $0.read { $0.type } }
        #expect(types == [.null, .bool, .number, .string, .array, .object])
        #expect(types.reduce(ValueTypes()) { $0.union($1) } == ValueTypes.all)
    }

    /// What a shape takes at a glance, it also takes when it looks.
    @Test(arguments: [
        Shape.any, .string, .nonEmptyString, .boolean, .integer(atLeast: 0), .fraction, .oneOf(["x"]), .toolName,
        .object,
        .record([]), .openRecord([]), .list(.any), .unexplained(.string), .stringOr(.boolean),
        .nullable(.stringOr(.object)),
        .tagged([:]), .told(by: "a", [:], otherwise: .object),
    ])
    func whatFitsHasNoMismatch(shape: Shape) {
        for value in values where shape.fitting.contains(value.read { $0.type }) {
            #expect(value.read { shape.mismatch(in: $0, strictly: true) == nil })
            #expect(value.read { shape.mismatch(in: $0, strictly: false) == nil })
        }
    }

    @Test func mostFieldsAreKnownByTheirTypes() {
        #expect(Shape.nullable(.stringOr(.list(.string))).fitting == [.null, .string])
        #expect(Shape.any.fitting == .all && Shape.record([]).fitting == [])
        #expect(Field.forbidden("x").fitting == [])
    }
}
