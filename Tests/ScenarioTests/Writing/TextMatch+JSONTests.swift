import MessagesAPI
import Testing

@testable import Scenario

struct TextMatchJSONTests {
    @Test(arguments: [
        #""a""#, #"{"contains":"a","ignore_case":true}"#, #"{"equals":"a"}"#, #"{"equals":"a","ignore_case":true}"#,
        #"{"regex":".*a[0-9]+"}"#, #"{"regex":"a","ignore_case":true}"#, #"{"glob":"a*[!b]?"}"#,
        #"{"glob":"a","ignore_case":true}"#, #"{"not":"a"}"#, #"{"not":{"not":{"equals":"a"}}}"#,
        #"["a",{"equals":"b"},["c"]]"#, #"{"not":["a",{"contains":"b","ignore_case":true}]}"#,
    ]) func aMatchIsWrittenAsItIsRead(text: String) {
        #expect(read(text, by: TextMatch.read).value?.json.description == text)
    }

    @Test(arguments: [#""a""#, #"{"contains":"a"}"#, #"["a",{"contains":"b"}]"#, #"{"not":"a"}"#])
    func aMatchOfTheWholeIsWrittenAsItIsRead(text: String) {
        #expect(read(text, by: TextMatch.readWhole).value?.wholeJSON.description == text)
    }

    @Test func oneIgnoredCaseHoldsForAllInside() {
        #expect(
            read("{not: [a, {equals: b}], ignore_case: true}", by: TextMatch.read).value?.json.description
                == #"{"not":[{"contains":"a","ignore_case":true},{"equals":"b","ignore_case":true}]}"#
        )
    }
}
