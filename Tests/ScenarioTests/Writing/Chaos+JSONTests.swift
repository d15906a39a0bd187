import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ChaosJSONTests {
    @Test(arguments: [
        #"{"probability":0.1,"error":"overloaded_error","headers":{"retry-after":"1","date":null}}"#,
        #"{"probability":1,"error":{"type":"my_error","status":418,"message":"Tea"}}"#,
        #"{"probability":0.00001,"do":"reset"}"#, #"{"probability":0,"at":"random byte","do":{"wait":"3s"}}"#,
        #"{"probability":0.05,"at":"event 5 byte 2","do":{"error":"api_error"}}"#,
    ]) func anEntryIsWrittenAsItIsRead(text: String) throws {
        let chaos = try #require(read("[\(text)]", by: Chaos.readAll).value?.first)
        #expect(chaos.json == (try JSON(parsing: Array(text.utf8))))
    }

    @Test(arguments: [(2, "1"), (-1, "0"), (.infinity, "1"), (.nan, "0")] as [(Double, String)])
    func aProbabilityOutOfItsRangeIsWrittenAsTheNearest(probability: Double, text: String) {
        let chaos = Chaos(probability: probability, .fault(.randomEvent, .other(.reset)))
        #expect(chaos.json.description == #"{"probability":\#(text),"do":"reset"}"#)
    }
}
