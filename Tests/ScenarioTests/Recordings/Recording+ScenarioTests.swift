import MessagesAPI
import Testing

@testable import Scenario

struct RecordingScenarioTests {
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
                [
                    "recorded": [
                        "method": "POST", "path": "/v1/messages?beta=true", "body": #"{"b": 1, "a": [2]}"#,
                    ]
                ],
                ["recorded": ["method": "GET", "path": "/v1/models"]],
            ]
        )
        #expect(rules.map { $0?["name"] } == ["0", "1"])
    }

    @Test func whatIsIgnoredTellsNoneFromOthers() {
        func post(_ body: String) -> Recording {
            var recording = recorded("0 a")
            recording.request.body = Array(body.utf8)
            return recording
        }
        let recordings = [("0", post(#"{"a":1,"b":2}"#)), ("1", post(#"{"a":1,"b":3}"#))].map {
            (name: $0.0, recording: $0.1)
        }
        let apart = Recording.scenarios(of: recordings)
        #expect(apart.map(\.rules[0].times) == [nil, nil])
        let pointers = [JSONPointer("/b")!]
        let same = Recording.scenarios(of: recordings, ignoring: pointers)
        #expect(same.map(\.rules[0].times) == [1, nil])
        #expect(same[0].rules[0].when.recorded?.request.ignored == pointers)
    }

    @Test func ofThoseWithOneRequestEachButTheLastAnswersOnce() {
        func post(_ body: String) -> Recording.Request { .init(method: "POST", path: "/a", body: Array(body.utf8)) }
        let times = rules(post(#"{"a":1,"b":2}"#), post("[]"), post(#"{"b":2, "a":1}"#), post(#"{"a":1,"b":2}"#))
            .map { $0?["times"] }
        #expect(times == [1, nil, 1, nil])
    }
}
