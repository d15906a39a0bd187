import MessagesAPI
import Testing

struct JSONPointerTests {
    /// The examples of RFC 6901, section 5.
    static let document: JSON = [
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8,
    ]

    static let places: [(String, JSON)] = [
        ("", document), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3),
        ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
    ]

    @Test(arguments: places)
    func findsWhatTheStandardSays(_ text: String, _ value: JSON) throws {
        let pointer = try #require(JSONPointer(text))
        #expect(Self.document[pointer] == value)
        #expect(pointer.description == text)
    }

    @Test(arguments: ["/no", "/foo/2", "/foo/-1", "/foo/01", "/foo/x", "/foo/0/x", "//x"])
    func findsNothing(_ text: String) throws {
        #expect(try Self.document[#require(JSONPointer(text))] == nil)
    }

    @Test(arguments: [
        ("/a", #"{"b":[1,2]}"#), ("/b", #"{"a":{"c":1}}"#), ("/b/0", #"{"a":{"c":1},"b":[2]}"#),
        ("/a/c", #"{"a":{},"b":[1,2]}"#), ("/x", #"{"a":{"c":1},"b":[1,2]}"#),
        ("/b/2", #"{"a":{"c":1},"b":[1,2]}"#), ("/a/c/d", #"{"a":{"c":1},"b":[1,2]}"#), ("", "null"),
    ])
    func takesOut(_ text: String, _ rest: String) throws {
        let value: JSON = ["a": ["c": 1], "b": [1, 2]]
        #expect(try value.removing(#require(JSONPointer(text))).description == rest)
    }

    @Test(arguments: ["foo", "/~", "/~2", "/a~", "#/foo"]) func refuses(_ text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test func splitsAtCodePoints() throws {
        #expect(try #require(JSONPointer("/a/\u{301}b/~1\u{301}")).tokens == ["a", "\u{301}b", "/\u{301}"])
    }
}
