import Testing

@testable import MessagesAPI

struct UnknownPartTests {
    @Test(arguments: [
        (UnknownPart(.eventType, "a"), "the event type 'a'"), (UnknownPart(.blockType, "a"), "the block type 'a'"),
        (UnknownPart(.deltaType, "a"), "the delta type 'a'"), (UnknownPart(.stopReason, "a"), "the stop reason 'a'"),
        (UnknownPart(.errorType, "a"), "the error type 'a'"), (UnknownPart(.status, "299"), "the status 299"),
        (UnknownPart(.member(of: "a usage"), "a"), "the member 'a' of a usage"),
    ]) func itIsNamedInWords(part: UnknownPart, words: String) { #expect("\(part)" == words) }
}
