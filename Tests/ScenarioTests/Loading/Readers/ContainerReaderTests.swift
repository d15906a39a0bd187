import MessagesAPI
import Testing

@testable import Scenario

struct ContainerReaderTests {
    @Test(
        arguments: [
            ("c1", "c1"), ("{id: c1, skills: []}", ["id": "c1", "skills": []]), ("null", nil), ("7", "7"),
        ] as [(String, JSON)]
    )
    func aContainerIsAnIDAMapOrNone(_ text: String, _ expected: JSON) throws {
        #expect(try reply("replies: [{text: a, container: \(text)}]").container == expected)
    }

    @Test func aListIsNoContainer() {
        #expect(
            problems("replies: [{text: a, container: [c1]}]")
                == ["1:32: error: expected an id, a map or null, found a list"]
        )
    }
}

struct ContextManagementReaderTests {
    @Test func itIsAMapOrNull() throws {
        #expect(try reply("replies: [{text: a, context_management: {a: 1}}]").contextManagement == ["a": 1])
        #expect(try reply("replies: [{text: a, context_management: null}]").contextManagement == .null)
        #expect(
            problems("replies: [{text: a, context_management: none}]")
                == ["1:41: error: expected a map, found 'none'"]
        )
        #expect(
            problems("replies: [{error: api_error, context_management: {}}]")
                == ["1:30: warning: 'context_management' changes nothing beside 'error'"]
        )
    }
}
