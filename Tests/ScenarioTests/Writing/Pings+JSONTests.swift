import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct PingsJSONTests {
    @Test(
        arguments: [
            (.first, #""first""#), (Pings.none, #""none""#), (.every(.seconds(5)), #"{"every":"5s"}"#),
        ] as [(Pings, String)]
    ) func pingsAreWritten(pings: Pings, text: String) {
        #expect(pings.json.description == text)
        #expect(read(text, by: Pings.read).value == pings)
    }
}
