import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct GateCallTests {
    private let state = ServerState(Scenario())

    private func arrive(_ request: String, session: String = "default") {
        let session = state.sessions[session]
        session.gates.arrive(
            at: "lunch",
            stream: request.hashValue,
            of: session.round,
            request: request,
            events: 3,
            bytes: 400,
            release: { _ in }
        )
    }

    @Test func untilAStreamComesTheAnswerIsThatNoneDid() throws {
        let response = state.ask("GET", "/gates/lunch?wait=5s")
        #expect(response.status == 408 && response.headDue == .seconds(5) && response.remote != nil)
        #expect(try response.json == ["gate": "lunch", "arrived": []])
    }

    @Test func withoutAWaitTheAnswerComesAtOnce() { #expect(state.ask("GET", "/gates/lunch").headDue == .zero) }

    @Test(arguments: ["5", "soon", "-1s", ""])
    func aWaitIsATime(wait: String) { #expect(state.ask("GET", "/gates/lunch?wait=\(wait)").status == 400) }

    @Test func whoeverWaitsNoLongerIsForgotten() {
        let response = state.ask("GET", "/gates/lunch?wait=5s")
        response.onEnd?(ExchangeEnd(reason: .clientClosed, stepsSent: 0, bodyBytesSent: 0, at: .zero))
        arrive("req_1")
        #expect(state.sessions["default"].gates.held.count == 1)
    }

    @Test func aReleaseTellsWhomItReached() throws {
        arrive("req_1")
        arrive("req_2")
        #expect(try state.ask("POST", "/gates/lunch/release", #"{"request": "req_2"}"#).json["released"] == ["req_2"])
        #expect(try state.ask("POST", "/gates/lunch/release").json["released"] == ["req_1"])
        #expect(try state.ask("POST", "/gates/lunch/release").json["released"] == [])
    }

    @Test func aStreamThatIsNotThereCannotBeReleased() {
        #expect(state.ask("POST", "/gates/lunch/release", #"{"request": "req_2"}"#).status == 404)
        #expect(state.ask("POST", "/gates/lunch/release", #"{"steps": 0}"#).status == 400)
        #expect(state.ask("POST", "/gates/lunch/release", "{").status == 400)
    }

    @Test func gatesAreTheSessionsOwn() throws {
        arrive("req_1", session: "a")
        #expect(try state.ask("POST", "/gates/lunch/release?session=a").json["released"] == ["req_1"])
        arrive("req_2", session: "a")
        #expect(try state.ask("POST", "/gates/lunch/release").json["released"] == [])
    }
}
