import MessagesAPI
import Testing

@testable import Scenario

@Suite struct RecordingScenarioTests {
    /// The rules of recordings of these requests, named by their numbers.
    private func rules(_ requests: Recording.Request...) -> [JSON?] {
        let recordings = requests.enumerated().map { index, request in
            var recording = recorded("0 a")
            recording.request = request
            return (name: "\(index)", recording: recording)
        }
        return Recording.scenarios(of: recordings).map { $0.json["replies"]?[0] }
    }

    @Test func itAnswersTheRequestThatItHolds() {
        let rules = rules(
            .init(method: "POST", path: "/v1/messages?beta=true", body: Array(#"{"b": 1, "a": [2]}"#.utf8)),
            .init(method: "GET", path: "/v1/models")
        )
        #expect(
            rules.map { $0?["when"] } == [
                ["body": ["": ["b": 1, "a": [2]]], "path": "/v1/messages"],
                ["body": ["": .null], "path": "/v1/models"],
            ]
        )
        #expect(rules.map { $0?["name"] } == ["0", "1"])
    }

    @Test func ofThoseWithOneRequestEachButTheLastAnswersOnce() {
        func post(_ body: String) -> Recording.Request { .init(method: "POST", path: "/a", body: Array(body.utf8)) }
        let times = rules(post(#"{"a":1,"b":2}"#), post("[]"), post(#"{"b":2, "a":1}"#), post(#"{"a":1,"b":2}"#))
            .map { $0?["times"] }
        #expect(times == [1, nil, 1, nil])
    }
}
