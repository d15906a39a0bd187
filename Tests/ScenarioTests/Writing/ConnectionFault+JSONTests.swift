import MessagesAPI
import Testing

@testable import Scenario

struct ConnectionFaultJSONTests {
    @Test(arguments: [
        #"{"times":2,"do":"reset"}"#, #"{"do":"close"}"#, #"{"do":"stall"}"#, #"{"do":"pass"}"#,
        #"{"times":1,"do":{"wait":"3s"}}"#,
    ]) func anEntryIsWrittenAsItIsRead(text: String) throws {
        let connection = try #require(read("[\(text)]", by: ConnectionFault.readAll).value?.first)
        #expect(connection.json.description == text)
    }
}
