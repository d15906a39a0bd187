import HTTPDaemon
import MessagesAPI
import Testing

@testable import MockClaude

struct GateReleaseTests {
    @Test func withoutMoreAllGoOn() throws {
        let release = try GateRelease([:])
        #expect(release.request == nil && release.how == .onward)
    }

    @Test(arguments: [("reset", HoldRelease.reset), ("close", .close), ("end", .end), ("stall", .stall)])
    func aStreamCanBeCut(act: String, how: HoldRelease) throws {
        let release = try GateRelease(["do": .string(act), "request": "req_1"])
        #expect(release.how == how && release.request == "req_1")
    }

    @Test func aStreamCanGoStepByStep() throws { #expect(try GateRelease(["steps": 3]).how == .steps(3)) }

    @Test(
        arguments: [
            ["steps": 0], ["steps": -1], ["steps": "1"], ["steps": 1.5], ["do": "explode"], ["do": 1],
            ["steps": 1, "do": "reset"], ["request": 5], ["step": 1],
        ] as [JSONObject]
    )
    func whatMakesNoSenseIsRefused(object: JSONObject) {
        let error = #expect(throws: ControlError.self) { try GateRelease(object) }
        #expect(error?.status == 400)
    }
}
