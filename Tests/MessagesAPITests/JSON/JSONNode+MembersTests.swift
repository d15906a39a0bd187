import Testing

@testable import MessagesAPI

struct JSONNodeMembersTests {
    private static let names = [
        "", "a", "abc", "role", "input", "messages", "input_schema", "sixteen_letters_", "seventeen_letters",
    ]

    @Test func everyMemberIsFoundByItsName() {
        let object = JSON.object(JSONObject(Self.names.map { ($0, JSON.string($0)) }))
        object.read { node in
            for name in Self.names {
                #expect(node[Name(name)]?.string == name)
                #expect(node[Name(name + "x")] == nil && node[Name("x" + name)] == nil)
            }
            #expect(node.members.map(\.name.text) == Self.names)
            #expect(node.members.map(\.value.json) == Self.names.map(JSON.string))
        }
    }

    @Test func whatIsNoObjectHasNoMembers() {
        for value: JSON in [nil, 1, "a", ["a"], [:]] {
            #expect(value.read { $0.members.isEmpty && $0.bits == 0 && $0["a"] == nil })
        }
    }

    @Test func aTypeIsAString() {
        #expect((["type": "text"] as JSON).read { $0.isOfType(.text) && !$0.isOfType(.toolUse) })
        #expect((["type": ["text"]] as JSON).read { !$0.isOfType(.text) })
    }
}
