import MessagesAPI

/// What the service tells in a message beside its content because the request asked for it, or used it.
///
/// It stands in the events in which the official clients look for it: a container that the request names in both, one that
/// the reply makes at the end, and what was done to the context at the end (beta).
struct ServiceEcho {
    /// Members of the message at its start.
    let atStart: JSONObject
    /// Members of the delta at its end.
    let inDelta: JSONObject
    /// Members of the event at its end, beside the delta.
    let besideDelta: JSONObject
    /// Fields of the usage.
    let usage: JSONObject

    /// What is told with a reply.
    ///
    /// - Parameter newContainer: the id of the container that the reply makes, if it makes one.
    init(of reply: Reply, to request: ReplyContext, newContainer: String?) {
        let asked = Container(askedFor: request.container, expires: request.containerExpiry)
        let made = newContainer.map { Container(id: $0, expires: request.containerExpiry, skills: asked?.skills) }
        let known = asked?.id == nil ? nil : asked
        let said = reply.container.map { Container.said($0, over: (known ?? made)?.json, request.containerExpiry) }
        let atStart = said ?? known?.json
        self.atStart = atStart.map { ["container": $0] } ?? [:]
        inDelta = (atStart ?? made?.json).map { ["container": $0] } ?? [:]
        besideDelta = Self.contextManagement(reply, request)
        usage = Self.usage(request)
    }

    private static func contextManagement(_ reply: Reply, _ request: ReplyContext) -> JSONObject {
        let none: JSONObject = ["applied_edits": []]
        switch reply.contextManagement {
        case .object(let said)?: return ["context_management": .object(none.overlaid(with: said))]
        case let other?: return ["context_management": other]
        case nil: return request.echoed.managesContext ? ["context_management": .object(none)] : [:]
        }
    }

    /// The speed is told to those who asked for one; everybody else has no such field.
    private static func usage(_ request: ReplyContext) -> JSONObject {
        var usage: JSONObject = [:]
        usage["inference_geo"] = request.echoed.inferenceGeo.map(JSON.string)
        usage["speed"] = request.echoed.speed.map(JSON.string)
        return usage
    }
}

/// What is told of a container.
private struct Container {
    let id: String?
    let expires: () -> String
    var skills: JSON?

    init(id: String?, expires: @escaping () -> String, skills: JSON? = nil) {
        self.id = id
        self.expires = expires
        self.skills = skills
    }

    /// What a request says of its container: an id, or a map of an id and skills; nil when it says nothing.
    init?(askedFor json: JSON?, expires: @escaping () -> String) {
        switch json {
        case .string(let id)?: self.init(id: id, expires: expires)
        case .object(let params)?:
            let skills = params["skills"]?.array.map { JSON.array($0.map(Self.versioned)) }
            self.init(id: params["id"]?.string, expires: expires, skills: skills ?? params["skills"])
        default: return nil
        }
    }

    /// A skill as an answer tells of it: always with a version (SDK types), also where the request leaves it to the service.
    private static func versioned(_ skill: JSON) -> JSON {
        guard var members = skill.object, members["version"] == nil else { return skill }
        members["version"] = "latest"
        return .object(members)
    }

    var json: JSON {
        var object: JSONObject = ["id": id.map(JSON.string) ?? .null, "expires_at": .string(expires())]
        object["skills"] = skills
        return .object(object)
    }

    /// What a reply says of its container, laid over what would be told.
    static func said(_ json: JSON, over told: JSON?, _ expires: @escaping () -> String) -> JSON {
        switch json {
        case .string(let id): Container(id: id, expires: expires).json
        case .object(let members): .object((told?.object ?? ["expires_at": .string(expires())]).overlaid(with: members))
        default: json
        }
    }
}
