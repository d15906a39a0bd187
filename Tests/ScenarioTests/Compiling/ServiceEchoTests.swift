import MessagesAPI
import Testing

@testable import Scenario

struct ServiceEchoTests {
    private static let later = "2026-12-21T00:00:00.000Z"

    private func echo(
        _ body: JSONObject = [:],
        makes: String? = nil,
        _ change: (inout Reply) -> Void = { _ in }
    ) -> ServiceEcho {
        var reply = Reply.text("Hello")
        change(&reply)
        var request = MessagesRequest(body: .object(body))
        request.containerExpiry = { Self.later }
        return ServiceEcho(of: reply, to: ReplyContext(request), newContainer: makes)
    }

    private func container(_ id: JSON, _ more: JSONObject = [:]) -> JSONObject {
        let told: JSONObject = ["id": id, "expires_at": .string(Self.later)]
        return ["container": .object(told.overlaid(with: more))]
    }

    @Test func whoAsksForNothingIsToldNothing() {
        let bodies: [JSONObject] = [[:], ["container": nil, "context_management": nil, "speed": nil]]
        for echo in bodies.map({ echo($0) }) {
            #expect(echo.atStart.isEmpty && echo.inDelta.isEmpty && echo.besideDelta.isEmpty && echo.usage.isEmpty)
        }
    }

    @Test func theRequestsContainerIsToldInBothEvents() {
        for asked: JSON in ["c1", ["id": "c1"]] {
            #expect(echo(["container": asked]).atStart == container("c1"))
            // It is the one that the code runs in.
            #expect(echo(["container": asked], makes: "c2").inDelta == container("c1"))
        }
    }

    @Test func aContainerThatTheReplyMakesIsToldAtTheEnd() {
        #expect(echo(makes: "c2").atStart.isEmpty)
        #expect(echo(makes: "c2").inDelta == container("c2"))
        let skills: JSON = [["type": "anthropic", "skill_id": "pdf", "version": "latest"]]
        let echo = echo(["container": ["skills": skills]], makes: "c2")
        #expect(echo.atStart.isEmpty)
        #expect(echo.inDelta == container("c2", ["skills": skills]))
    }

    @Test func aSkillHasAVersionAlsoWhereNobodyNamedOne() {
        let skills: JSON = [["type": "anthropic", "skill_id": "pdf"], "odd"]
        let told: JSON = [["type": "anthropic", "skill_id": "pdf", "version": "latest"], "odd"]
        #expect(echo(["container": ["skills": skills]], makes: "c2").inDelta == container("c2", ["skills": told]))
        #expect(echo(["container": ["skills": "odd"]], makes: "c2").inDelta == container("c2", ["skills": "odd"]))
    }

    @Test func whatTheReplySaysOfTheContainerHolds() {
        #expect(echo(["container": "c1"]) { $0.container = .null }.inDelta == ["container": nil])
        #expect(echo { $0.container = "mine" }.atStart == container("mine"))
        #expect(
            echo(makes: "c2") { $0.container = ["expires_at": "soon"] }.inDelta
                == container("c2", ["expires_at": "soon"])
        )
        #expect(echo { $0.container = ["id": "mine"] }.inDelta == container("mine"))
    }

    @Test func nothingWasDoneToTheContextUnlessTheReplySaysSo() {
        let asked: JSONObject = ["context_management": ["edits": []]]
        #expect(echo(asked).besideDelta == ["context_management": ["applied_edits": []]])
        #expect(echo(asked) { $0.contextManagement = .null }.besideDelta == ["context_management": nil])
        let edits: JSON = [["type": "clear_tool_uses_20250919", "cleared_tool_uses": 2, "cleared_input_tokens": 50]]
        let said = echo { $0.contextManagement = ["applied_edits": edits] }
        #expect(said.besideDelta == ["context_management": ["applied_edits": edits]])
    }

    @Test func theUsageTellsWhereAndHowFast() {
        #expect(echo(["speed": "fast", "inference_geo": "us"]).usage == ["speed": "fast", "inference_geo": "us"])
    }
}
