import MessagesAPI
import Scenario
import Timeline

/// One endpoint of the service, or a few that belong together.
///
/// A door says which requests are its own, reads what they ask for, refuses what the service would refuse, and answers what no
/// rule has scripted.
protocol Door: Sendable {
    /// The methods that it takes at that path; nil for a path that is not its own.
    func methods(at path: String) -> [String]?

    /// What stands for the path where calls are told from others: the path itself, unless that says whether to stream.
    func callPath(_ path: String) -> String

    /// Whether it answers with messages, so that rules which name no path are tried.
    var givesMessages: Bool { get }

    /// Whether the scenario's rate limits count its requests.
    var isLimited: Bool { get }

    /// Whether its clients name a version in `anthropic-version`.
    var needsVersion: Bool { get }

    /// Whether its clients get the model's thinking, and so can send it back.
    var showsThinking: Bool { get }

    /// The header fields that tell what is left of the rate limits, as its clients know them.
    ///
    /// - Parameter headers: the service's own.
    func limitHeaders(_ headers: [Timeline.Header]) -> [Timeline.Header]

    /// The longest body that it takes at that path, in bytes; nil for as much as any request may have.
    func maximumBodyBytes(at path: String) -> Int?

    /// How it spells what is answered.
    func dialect(for incoming: Incoming) -> any Dialect

    /// The request for a message that a request stands for, as `/v1/messages` would have it; nil where that is the body itself.
    func request(_ incoming: Incoming) throws(APIError) -> JSON?

    /// Refuses what the service refuses before it does any work.
    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError)

    /// What a request gets that no rule of the scenario answers, or an error; nil where only rules answer.
    func answer(_ incoming: Incoming, in context: DoorContext) throws(APIError) -> DoorAnswer?
}

extension Door {
    func callPath(_ path: String) -> String { path }
    var givesMessages: Bool { false }
    var isLimited: Bool { false }
    var needsVersion: Bool { true }
    var showsThinking: Bool { true }
    func limitHeaders(_ headers: [Timeline.Header]) -> [Timeline.Header] { headers }
    func maximumBodyBytes(at path: String) -> Int? { nil }
    func dialect(for incoming: Incoming) -> any Dialect { MessagesDialect() }
    func request(_ incoming: Incoming) throws(APIError) -> JSON? { nil }
    func answer(_ incoming: Incoming, in context: DoorContext) throws(APIError) -> DoorAnswer? { nil }
}

/// Every door, in the order in which they are tried.
let allDoors: [any Door] = [
    MessagesDoor(),
    CountTokensDoor(),
    ModelsDoor(),
    BatchesDoor(),
    FilesDoor(),
    ChatCompletionsDoor(),
    InvokeDoor(),
    ConverseDoor(),
    VertexDoor(),
    VertexCountDoor(),
]

/// The door at that path; nil for a path that is none's.
func door(at path: String) -> (any Door)? { allDoors.first { $0.methods(at: path) != nil } }
