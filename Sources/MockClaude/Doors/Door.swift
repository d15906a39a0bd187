import MessagesAPI

/// One endpoint of the service.
///
/// A door says which requests are its own, refuses what the service would refuse, and answers what no rule has scripted.
protocol Door: Sendable {
    /// The methods that it takes.
    var methods: [String] { get }

    /// Whether it stands at that path.
    func stands(at path: String) -> Bool

    /// Refuses what the service refuses before it does any work.
    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError)

    /// Whether the scenario's rate limits count its requests.
    var isLimited: Bool { get }

    /// What a request gets that no rule of the scenario answers: the body of a 200, or an error; nil where only rules answer.
    func answer(_ incoming: Incoming) throws(APIError) -> JSON?
}

extension Door {
    var isLimited: Bool { false }
}

/// Every door, in the order in which they are tried.
let allDoors: [any Door] = [MessagesDoor(), CountTokensDoor(), ModelsDoor()]
