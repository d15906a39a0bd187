import Foundation
import Testing

struct SchemaTests {
    @Test func aSchemaIsPrintedForPeople() throws {
        let run = try Command(["schema"]).wait()
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.output.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"))
        #expect(run.output.hasSuffix("\n}\n"))
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(schema["required"] as? [String] == ["replies"])
    }
}
