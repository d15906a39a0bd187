import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct WireJSONTests {
    @Test(arguments: [
        "{}",
        #"{"slice":"random","newline":"crlf","space_after_colon":false,"bom":true,"comments":true,"#
            + #""unknown_events":true,"multiline_data":true,"unicode":"escaped","padding":true}"#,
        #"{"slice":"none","newline":"lf","space_after_colon":true,"bom":false,"comments":false,"#
            + #""unknown_events":false,"multiline_data":false,"unicode":"raw","padding":false}"#,
        #"{"slice":7}"#, #"{"newline":"cr"}"#, #"{"space_after_colon":true}"#, #"{"bom":true}"#,
        #"{"comments":true}"#, #"{"unknown_events":true}"#, #"{"multiline_data":true}"#, #"{"unicode":"raw"}"#,
        #"{"padding":true}"#,
    ]) func aWireIsWrittenAsItIsRead(text: String) throws {
        let wire = try #require(read(text, by: Wire.read).value)
        #expect(wire.json.description == text)
    }

    @Test(arguments: [.none, .event, .line, .utf8, .random, .bytes(3)] as [Slice]) func aSliceIsReadAgain(slice: Slice)
        throws
    {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("Hello")))])
        scenario.wire.slice = slice
        try expectRoundTrip(scenario)
    }
}
