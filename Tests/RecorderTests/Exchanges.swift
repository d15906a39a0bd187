import Scenario
import Timeline

@testable import Recorder

/// An exchange of these bodies; each slice comes a millisecond after the one in front of it.
func exchange(
    path: String = "/v1/messages",
    asking: [(String, String)] = [("content-type", "application/json")],
    _ body: String = "{}",
    answering: [(String, String)] = [("content-type", "application/json")],
    _ slices: [String] = ["{}"]
) -> Recording {
    Recording(
        request: .init(method: "POST", path: path, headers: fields(asking), body: Array(body.utf8)),
        response: .init(
            status: 200,
            headers: fields(answering),
            slices: slices.enumerated().map { .init(at: .milliseconds($0), bytes: Array($1.utf8)) }
        )
    )
}

/// An answer that streams events, each of which has this data.
func stream(_ data: [String]) -> [String] { data.map { "event: e\ndata: \($0)\n\n" } }

/// The event of a delta of the first block.
func delta(_ type: String, _ name: String, _ text: String, index: Int = 0) -> String {
    #"{"type":"content_block_delta","index":\#(index),"delta":{"type":"\#(type)","\#(name)":"\#(text)"}}"#
}

func fields(_ pairs: [(String, String)]) -> [Timeline.Header] { pairs.map { Timeline.Header($0.0, $0.1) } }

extension Recording {
    /// The text of its answer's body.
    var answer: String { String(decoding: response.slices.flatMap(\.bytes), as: UTF8.self) }
    /// The text of its request's body.
    var question: String { String(decoding: request.body, as: UTF8.self) }
}

/// What answers with a stream have for header fields.
let streaming = [("content-type", "text/event-stream; charset=utf-8")]

/// An exchange without its secrets, and without what these patterns name.
func scrubbed(_ recording: Recording, _ patterns: String...) throws -> Recording {
    try Scrubber(patterns: patterns.map { try RedactionPattern($0) }).scrubbed(recording)
}

extension String {
    /// The text between its first and its last character.
    var trimmingQuotes: String { String(dropFirst().dropLast()) }
}
