import MessagesAPI
import Testing

@testable import MockClaude

struct ConverseFieldsTests {
    private func values(_ paths: JSON) -> JSON? {
        ConverseFields(["additionalModelResponseFieldPaths": paths])
            .values(in: ["stop_sequence": "END", "usage": ["a": 1, "b": 2]])
    }

    @Test func eachInItsPlace() {
        #expect(values(["/stop_sequence"]) == ["stop_sequence": "END"])
        #expect(values(["/usage/a", "/usage/b", "/none"]) == ["usage": ["a": 1, "b": 2]])
    }

    @Test func whatIsNotThereIsNotSaid() {
        for paths in [["/none"], [], ["none"], [""], [1], nil] as [JSON] { #expect(values(paths) == nil) }
    }
}
