/// Messages of one role that follow each other: the service reads them as one turn. System messages are left out, since
/// they belong to no one's turn.
package struct RoleTurn {
    /// Who speaks.
    package let role: String
    /// The positions of its messages in the request.
    package var messages: [Int]

    /// The turns of a conversation, in order.
    package static func turns(of messages: [InputMessage]) -> [RoleTurn] {
        var turns: [RoleTurn] = []
        for (index, message) in messages.enumerated() where message.role != "system" {
            if turns.last?.role == message.role {
                turns[turns.count - 1].messages.append(index)
            } else {
                turns.append(RoleTurn(role: message.role, messages: [index]))
            }
        }
        return turns
    }
}
