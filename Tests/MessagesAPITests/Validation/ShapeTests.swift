import Testing

@testable import MessagesAPI

struct ShapeTests {
    private func mismatch(_ shape: Shape, _ value: JSON, strictly: Bool = true) -> String? {
        value.read { shape.mismatch(in: $0, strictly: strictly)?.description }
    }

    @Test func theFirstPlaceIsReported() {
        let shape = Shape.record([.required("a", .list(.string)), .optional("b", .boolean)])
        #expect(mismatch(shape, ["b": true, "a": ["x"]]) == nil)
        #expect(mismatch(shape, ["c": 1, "b": 1, "a": ["x", 2]]) == "a.1: Input should be a valid string")
        #expect(mismatch(shape, ["c": 1, "b": 1, "a": []]) == "b: Input should be a valid boolean")
        #expect(mismatch(shape, ["c": 1, "a": []]) == "c: Extra inputs are not permitted")
        #expect(mismatch(shape, ["b": true]) == "a: Field required")
        #expect(mismatch(shape, []) == "Input should be an object")
    }

    @Test func otherwiseOnlyTypesCount() {
        let shape = Shape.record([
            .required("a", .nonEmptyString), .optional("b", .oneOf(["x"])), .optional("c", .integer(atLeast: 1)),
            .optional("d", .fraction), .forbidden("e"), .optional("f", .tagged(["x": [.required("y", .string)]])),
        ])
        let loose: [JSON] = [
            [:], ["a": ""], ["a": nil], ["b": "y"], ["c": 0], ["d": 2], ["e": 1], ["f": [:]], ["f": ["type": "z"]],
            ["f": ["type": "x"]], ["g": 1],
        ]
        for value in loose {
            #expect(mismatch(shape, value, strictly: false) == nil, "\(value)")
            #expect(mismatch(shape, value) != nil, "\(value)")
        }
        #expect(
            mismatch(shape, ["f": ["type": "x", "y": 1]], strictly: false) == "f.x.y: Input should be a valid string"
        )
        #expect(mismatch(shape, ["b": 1], strictly: false) == "b: Input should be a valid string")
        #expect(mismatch(shape, ["f": ["type": 1]], strictly: false) == "f.type: Input should be a valid string")
    }

    @Test func aTypeMayBeImpliedOrLetThrough() {
        let shape = Shape.tagged(["x": [.required("a", .string)]], missing: "x", accepts: { $0 == "new" })
        for value: JSON in [["a": "s"], ["type": nil, "a": "s"], ["type": "new"]] {
            #expect(mismatch(shape, value) == nil)
        }
        #expect(mismatch(shape, [:]) == "x.a: Field required")
        let other = "Input tag 'y' found using 'type' does not match any of the expected tags: 'x'"
        #expect(mismatch(shape, ["type": "y"]) == other)
    }
}
