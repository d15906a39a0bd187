import MessagesAPI
import Testing

@testable import Scenario

struct ExpectationsJSONTests {
    @Test(arguments: [
        "{}", #"{"requests":0}"#, #"{"findings":"none"}"#, #"{"each_request":{}}"#,
        #"{"requests":3,"all_replies_used":true,"no_misses":false,"each_request":{"stream":true},"#
            + #""findings":["retry_storm","left_early"]}"#,
    ]) func expectationsAreWrittenAsTheyAreRead(text: String) {
        let expectations = read(text, by: Expectations.read).value
        #expect((expectations?.members).map { JSON.object($0).description } == text)
    }

    @Test func defaultsAreLeftOut() {
        let expectations = read("{all_replies_used: false, no_misses: true}", by: Expectations.read).value
        #expect(expectations?.members.isEmpty == true)
    }
}
