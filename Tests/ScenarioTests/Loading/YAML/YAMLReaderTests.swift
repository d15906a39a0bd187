import Testing

@testable import Scenario

struct YAMLReaderTests {
    private func outline(_ node: WrittenNode) -> String {
        let tag = node.tag.map { "\($0) " } ?? ""
        return switch node.content {
        case .scalar(let scalar): tag + (scalar.isPlain ? scalar.text : "'\(scalar.text)'")
        case .sequence(let elements): "\(tag)[\(elements.map(outline).joined(separator: ", "))]"
        case .mapping(let pairs):
            "\(tag){\(pairs.map { "\(outline($0.key)): \(outline($0.value))" }.joined(separator: ", "))}"
        }
    }

    @Test(arguments: [
        ("a: [1, '1', \"1\"]\nb: |\n  1\n", "{a: [1, '1', '1'], b: '1\n'}"),
        ("- !!str 1\n- !x {a: ! b}\n- !!seq []", "[tag:yaml.org,2002:str 1, !x {a: ! b}, tag:yaml.org,2002:seq []]"),
        ("[&a {b: c}, *a, &a d, *a]", "[{b: c}, {b: c}, d, d]"), ("\"a\\0b\"", "'a\0b'"), ("---\n...", ""),
    ]) func whatIsWritten(text: String, expected: String?) throws {
        #expect((try? YAMLReader.document(in: text)).flatMap(\.self).map(outline) == expected)
    }

    @Test func aTextWithoutADocumentHasNoValue() throws {
        #expect(try YAMLReader.document(in: "") == nil)
        #expect(try YAMLReader.document(in: "# nothing\n") == nil)
    }

    @Test func placesAreCountedInScalars() throws {
        let root = try YAMLReader.document(in: "é: 1\n'😀': &b [x]\nc: *b")
        guard case .mapping(let pairs) = try #require(root).content else { return #expect(Bool(false)) }
        #expect(pairs.map(\.key.place) == [(1, 1), (2, 1), (3, 1)].map { Place(line: $0, column: $1) })
        #expect(pairs.map(\.value.place) == [(1, 4), (2, 6), (2, 6)].map { Place(line: $0, column: $1) })
    }

    @Test func whatIsNestedTooDeepIsNotRead() throws {
        let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
        _ = try YAMLReader.document(in: deep)
        let error = #expect(throws: YAMLFailure.self) { try YAMLReader.document(in: "[\(deep)]") }
        #expect(error?.problem == .nestedTooDeep)
        #expect(error?.place == Place(line: 1, column: 1001))
    }
}
