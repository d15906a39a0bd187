import MessagesAPI
import Testing

@testable import Scenario

struct MessageFrameTests {
    private func frame(_ change: (inout Reply) -> Void = { _ in }) -> MessageFrame {
        var reply = Reply(.events([]))
        reply.usage = ["input_tokens": 5]
        change(&reply)
        return MessageFrame(
            reply: reply,
            id: "msg_1",
            outline: StreamOutline(),
            request: ReplyContext(MessagesRequest(body: ["model": "m"])),
            scenario: Scenario()
        )
    }

    private func event(_ item: StreamItem) -> JSON {
        guard case .event(let event, _) = item else { return .null }
        return .object(event)
    }

    @Test func withoutAnOverlayItIsTheServices() {
        #expect(event(frame().start())["message"]?["id"] == "msg_1")
        #expect(event(frame().start())["message"]?["usage"]?["input_tokens"] == 5)
        #expect(event(frame().delta())["delta"]?["stop_reason"] == "end_turn")
        #expect(event(frame().stop()) == ["type": "message_stop"])
    }

    @Test func whatTheCacheDidIsCountedUnlessTheReplySaysOtherwise() {
        func usage(_ said: JSONObject) -> [JSON?] {
            var reply = Reply(.events([]))
            reply.usage = said
            var request = MessagesRequest(body: ["messages": [["content": "12345678901234567890123456789012"]]])
            request.cacheUse = CacheUse(read: 3, writtenFor5Minutes: 2, writtenFor1Hour: 1)
            let frame = MessageFrame(
                reply: reply,
                id: "msg_1",
                outline: StreamOutline(),
                request: ReplyContext(request),
                scenario: Scenario()
            )
            let usage = event(frame.start())["message"]?["usage"]
            return Usage.inputCounts.prefix(3).map { usage?[$0] }
        }
        #expect(usage(["output_tokens": 9]) == [6, 3, 3])
        #expect(usage(["input_tokens": 9]) == [9, 0, 0])
        #expect(usage(["cache_read_input_tokens": 9]) == [12, 0, 9])
    }

    @Test func theMembersOfAStartAreTheMessages() {
        let start = event(frame().start(["id": "msg_2", "usage": ["input_tokens": 9], "container": ["id": "c"]]))
        #expect(start["message"]?["id"] == "msg_2")
        #expect(start["message"]?["model"] == "m")
        #expect(start["message"]?["usage"]?["input_tokens"] == 9)
        #expect(start["message"]?["usage"]?["output_tokens"] == 1)
        #expect(start["message"]?["container"] == ["id": "c"])
        #expect(start["id"] == nil)
    }

    @Test func unlessTheMessageIsNamed() {
        let start = event(frame().start(["message": ["id": "msg_2"], "x": 1]))
        #expect(start["message"]?["id"] == "msg_2")
        #expect(start["message"]?["role"] == "assistant")
        #expect(start["x"] == 1)
    }

    @Test func theMembersOfADeltaMayStandBesideTheEvents() {
        let delta = event(
            frame().delta(["stop_reason": "max_tokens", "usage": ["output_tokens": 7], "delta": ["container": nil]])
        )
        #expect(
            delta["delta"] == [
                "stop_reason": "max_tokens", "stop_sequence": nil, "stop_details": nil, "container": nil,
            ]
        )
        #expect(delta["usage"]?["output_tokens"] == 7)
        #expect(delta["usage"]?["input_tokens"] == 5)
        #expect(delta["stop_reason"] == nil)
    }

    @Test func whatTheServiceTellsStandsInItsPlaces() {
        let said = frame {
            $0.container = "mine"
            $0.contextManagement = [:]
        }
        #expect(event(said.start())["message"]?["container"]?["id"] == "mine")
        #expect(event(said.delta())["delta"]?["container"]?["id"] == "mine")
        #expect(event(said.delta())["delta"]?["stop_reason"] == "end_turn")
        #expect(event(said.delta())["context_management"] == ["applied_edits": []])
        #expect(event(said.delta(["container": nil]))["delta"]?["container"] == .null)
        #expect(event(said.delta(["container": nil]))["container"] == nil)
    }

    @Test func aStopTakesMembersToo() {
        #expect(event(frame().stop(["x": [1]])) == ["type": "message_stop", "x": [1]])
    }

    @Test func whatTheReplySaysIsLaidUnder() {
        let delta = event(frame { $0.stopReason = .refusal }.delta(["stop_details": ["category": "bio"]]))
        #expect(delta["delta"]?["stop_reason"] == "refusal")
        #expect(delta["delta"]?["stop_details"] == ["type": "refusal", "category": "bio", "explanation": nil])
    }
}
