import MessagesAPI
import Testing

@testable import Scenario

struct ScenarioSchemaTests {
    private static let unknown = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"

    /// Each map that the loader reads: where the schema defines it, and a file in which it has the key `?`.
    private static let maps: [(definition: String?, file: String)] = [
        (nil, "?: 1"), ("rule", "replies: [{?: 1}]"), ("reply", "replies: [{attempts: [{?: 1}]}]"),
        ("reply", "on_miss: {?: 1}"), ("condition", "replies: [{when: {?: 1}}]"),
        ("condition", "expect: {each_request: {?: 1}}"), ("toolResult", "replies: [{when: {tool_result: {?: 1}}}]"),
        ("textMatchMap", "replies: [{when: {model: {?: 1}}}]"),
        ("textMatchMap", "replies: [{when: {body: {/a: {not: a, ?: 1}}}}]"),
        ("bodyValue", "replies: [{when: {body: {/a: {json: 1, ?: 1}}}}]"),
        ("block", "replies: [{content: [{?: 1}]}]"), ("toolCall", "replies: [{content: [{tool_use: {?: 1}}]}]"),
        ("toolCall", "replies: [{content: [{server_tool_use: {?: 1}}]}]"), ("error", "replies: [{error: {?: 1}}]"),
        ("http", "replies: [{http: {?: 1}}]"), ("pace", "pace: {?: 1}"), ("chunk", "chunk: {?: 1}"),
        ("pings", "pings: {?: 1}"), ("wire", "wire: {?: 1}"), ("step", "replies: [{events: [{?: 1}]}]"),
        ("eventError", "replies: [{events: [{error: {?: 1}}]}]"), ("act", "replies: [{events: [{do: {?: 1}}]}]"),
        ("expect", "expect: {?: 1}"), ("fault", "replies: [{text: a, faults: {?: 1}}]"),
        ("limits", "limits: {?: 1}"), ("chance", "chaos: [{?: 1}]"), ("connection", "connections: [{?: 1}]"),
        ("connectionAct", "connections: [{do: {?: 1}}]"), ("faultAct", "chaos: [{do: {?: 1}}]"),
        ("faultAct", "replies: [{text: a, faults: [{at: end, do: {?: 1}}]}]"),
        ("recording", "replies: [{recording: {?: 1}}]"),
        ("recordedRequest", "replies: [{recording: {request: {?: 1}}}]"),
        ("recordedResponse", "replies: [{recording: {response: {?: 1}}}]"),
        ("recordedEntry", "replies: [{recording: {response: {body: [{event: a, ?: 1}]}}}]"),
        ("recordedLength", "replies: [{recording: {response: {framing: {?: 1}}}}]"),
    ]

    @Test(arguments: maps) func aMapHasTheKeysThatTheLoaderTakes(definition: String?, file: String) throws {
        let schema = ScenarioSchema.json
        let form = try #require(definition.map { schema["$defs"]?[$0] } ?? schema)
        let keys = try #require(Self.closedMaps(in: form).first)
        #expect(keys.sorted() == (try Self.validKeys(in: file)).sorted())
    }

    @Test func noMapIsLeftUncompared() {
        let compared = Set(Self.maps.compactMap(\.definition))
        let definitions = ScenarioSchema.json["$defs"]?.object ?? [:]
        for (name, form) in definitions where !compared.contains(name) {
            #expect(Self.closedMaps(in: form).isEmpty, "\(name)")
        }
        for (name, form) in definitions where compared.contains(name) {
            #expect(Self.closedMaps(in: form).count == 1, "\(name)")
        }
    }

    @Test func everyDefinitionIsReferredToAndEveryReferenceDefined() {
        let definitions = (ScenarioSchema.json["$defs"]?.object?.keys ?? []).map { "#/$defs/\($0)" }
        #expect(Set(Self.references(in: ScenarioSchema.json)) == Set(definitions))
    }

    /// The keys of each map that takes no others, definitions apart.
    private static func closedMaps(in form: JSON) -> [[String]] {
        switch form {
        case .array(let forms): return forms.flatMap(closedMaps)
        case .object(let object):
            let own = object["additionalProperties"]?.bool == false ? [object["properties"]?.object?.keys ?? []] : []
            return own + object.filter { $0.key != "$defs" }.flatMap { closedMaps(in: $0.value) }
        default: return []
        }
    }

    /// The keys that the loader lists when it finds one that it does not know.
    private static func validKeys(in file: String) throws -> [String] {
        let problems = problems(file.replacing("?", with: unknown))
        let problem = try #require(problems.first { $0.contains("unknown key '\(unknown)'") })
        let list = try #require(problem.firstRange(of: "; valid keys: "))
        return problem[list.upperBound...].split(separator: ", ").map(String.init)
    }

    private static func references(in form: JSON) -> [String] {
        switch form {
        case .array(let forms): forms.flatMap(references)
        case .object(let object):
            object.flatMap { $0.key == "$ref" ? [$0.value.string ?? ""] : references(in: $0.value) }
        default: []
        }
    }
}
