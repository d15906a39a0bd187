import Testing

@testable import MessagesAPI

struct RoleTurnTests {
    @Test func messagesOfOneRoleAreOneTurn() {
        let roles = ["user", "user", "assistant", "system", "assistant", "user", "system"]
        let turns = RoleTurn.turns(of: roles.map { InputMessage(["role": .string($0), "content": "x"]) })
        #expect(turns.map(\.role) == ["user", "assistant", "user"])
        #expect(turns.map(\.messages) == [[0, 1], [2, 4], [5]])
        #expect(RoleTurn.turns(of: []).isEmpty)
    }
}
