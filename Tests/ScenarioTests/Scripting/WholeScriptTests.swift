import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct WholeScriptTests {
    private func script(_ body: String, status: Int = 200, end: Recording.End = .complete) -> WholeScript {
        let slices = [Recording.Slice(at: .zero, bytes: Array(body.utf8))]
        let response = Recording.Response(status: status, slices: body.isEmpty ? [] : slices, end: end)
        return WholeScript(response, to: MessagesRequest(body: .null))
    }

    @Test func anErrorHasTheStatusThatCame() throws {
        let body = #"{"type":"error","error":{"type":"api_error","message":"Overloaded"}}"#
        guard case .error(let error)? = script(body, status: 529).replies.first?.body else { throw Unexpected(body) }
        #expect(error == APIError(.api, status: 529, message: "Overloaded"))
        #expect(script(body.replacing("api_error", with: "odd"), status: 500).replies.isEmpty)
        #expect(script(body.replacing("message", with: "text"), status: 500).replies.isEmpty)
    }

    @Test func membersThatAreNotKnownAreLaidOver() throws {
        let body =
            #"{"type":"message","role":"assistant","id":"m","model":"a","content":[],"stop_reason":null,"#
            + #""stop_sequence":null,"stop_details":null,"usage":{},"new":7}"#
        // Without usage nothing can be laid over to make it.
        #expect(script(body).replies.count == 1)
        let usage = Usage(inputTokens: 1, outputTokens: 1).whole
        let whole = body.replacing("{}", with: JSON.object(usage).description)
        guard case .events(let steps)? = script(whole).replies.last?.body else { throw Unexpected(whole) }
        #expect(steps.count == 1)
    }

    @Test func whatIsCutIsCutBehindWhatCame() {
        for (end, act) in [
            (Recording.End.closed(at: .zero), Fault.Act.close), (.reset(at: .zero), .reset), (.unfinished, .stall),
        ] {
            #expect(script("{", end: end).verbatim.faults == [ReplyFault(at: .byte(1), act)])
            #expect(script("", end: end).verbatim.faults == [ReplyFault(at: .headers, act)])
            #expect(script("{", end: end).replies.isEmpty)
        }
        #expect(script("{").verbatim.faults.isEmpty)
    }
}
