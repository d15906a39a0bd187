import MessagesAPI
import Testing

@testable import Scenario

struct LimitsJSONTests {
    @Test(arguments: [
        "{}", #"{"concurrent":1}"#,
        #"{"requests_per_minute":50,"input_tokens_per_minute":30000,"output_tokens_per_minute":8000,"per":"session"}"#,
    ]) func limitsAreWrittenAsTheyAreRead(text: String) throws {
        let limits = try #require(read(text, by: Limits.read).value)
        #expect(limits.json.description == text)
    }
}
