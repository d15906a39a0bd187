import MessagesAPI
import Testing

@testable import Scenario

@Suite struct RecordingScenarioTests {
    private func when(_ request: Recording.Request) -> String {
        var recording = recorded("0 a")
        recording.request = request
        return recording.scenario(named: "x").json["replies"]?[0]?["when"]?.description ?? ""
    }

    @Test func itAnswersTheRequestThatItHolds() {
        #expect(
            when(.init(method: "POST", path: "/v1/messages?beta=true", body: Array(#"{"b": 1, "a": [2]}"#.utf8)))
                == #"{"body":{"":{"b":1,"a":[2]}},"path":"/v1/messages"}"#
        )
        #expect(when(.init(method: "GET", path: "/v1/models")) == #"{"path":"/v1/models"}"#)
    }
}
