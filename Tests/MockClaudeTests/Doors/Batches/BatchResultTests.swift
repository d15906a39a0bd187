import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct BatchResultTests {
    private func result(_ body: JSON, status: Int = 200, then action: Step.Action? = nil) throws -> (JSON, String) {
        let steps = [Step(event: "message", bytes: body.encoded())] + (action.map { [Step($0)] } ?? [])
        let answer = Answer(Timeline(status: status, framing: .whole, steps: steps), requestID: "req_1")
        let result = BatchResult(answer, customID: "one")
        let line = try JSON(parsing: result.line)
        #expect(line["custom_id"] == "one")
        #expect(line["result"]?["type"]?.string == result.kind.rawValue)
        return (line["result"] ?? .null, result.kind.rawValue)
    }

    @Test func aMessageIsOfTheServiceTierOfBatches() throws {
        let (result, kind) = try result([
            "type": "message", "usage": ["input_tokens": 3, "service_tier": "standard"],
        ])
        #expect(kind == "succeeded")
        #expect(result["message"]?["usage"] == ["input_tokens": 3, "service_tier": "batch"])
    }

    @Test func anErrorKeepsItsEnvelope() throws {
        let envelope: JSON = ["type": "error", "error": ["type": "overloaded_error", "message": "Overloaded"]]
        let (result, kind) = try result(envelope, status: 529)
        #expect(kind == "errored")
        #expect(result["error"]?["error"] == ["type": "overloaded_error", "message": "Overloaded"])
        #expect(result["error"]?["type"] == "error")
    }

    @Test func whatAFaultSpoilsIsAnInternalError() throws {
        let spoiled: [(JSON, Step.Action?)] = [(["type": "message"], .reset), ("no object", nil)]
        for (body, action) in spoiled {
            let (result, kind) = try result(body, then: action)
            #expect(kind == "errored")
            #expect(result["error"]?["error"] == ["type": "api_error", "message": "Internal server error"])
            #expect(result["error"]?["request_id"] == "req_1")
        }
    }

    @Test(arguments: [BatchResult.Kind.canceled, .expired]) func whatIsNotProcessedHasNothingMore(
        _ kind: BatchResult.Kind
    ) throws {
        let line = try JSON(parsing: BatchResult(kind, customID: "one").line)
        #expect(line == ["custom_id": "one", "result": ["type": .string(kind.rawValue)]])
    }
}
