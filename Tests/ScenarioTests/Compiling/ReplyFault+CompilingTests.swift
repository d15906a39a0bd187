import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ReplyFaultCompilingTests {
    @Test func anErrorBecomesTheBytesOfItsEvent() {
        var format = SSEFormat()
        for newline in SSEFormat.Newline.allCases {
            format.newline = newline
            let fault = ReplyFault(at: .event(2), .error(APIError(.overloaded)))
                .fault { SSEEncoder.encode(.error($0), format: format) }
            let event = StreamEvent.error(APIError(.overloaded))
            #expect(fault == Fault(at: .event(2), .error(SSEEncoder.encode(event, format: format))))
        }
    }

    @Test func anythingElseIsWhatItIs() {
        for act in [Fault.Act.reset, .stall, .wait(.seconds(1)), .corrupt] {
            #expect(ReplyFault(at: .byte(3), act).fault { _ in [] } == Fault(at: .byte(3), act))
        }
    }
}
