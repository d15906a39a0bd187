import Foundation
import MessagesAPI
import Testing
import Timeline

@testable import Scenario

/// What a scenario that was made of a recording sends to the recorded request, read back from its text.
func expectScript(
    of recording: Recording,
    isMadeBy form: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let text = try recording.script(named: "script").text
    let file: ScenarioFile
    do { file = try ScenarioFile.parse(text, file: "script.yaml") } catch {
        Issue.record("\(error)\n\(text)", sourceLocation: sourceLocation)
        return
    }
    #expect(file.violations == [], "\(text)", sourceLocation: sourceLocation)
    let rule = try #require(file.scenario.rules.first, sourceLocation: sourceLocation)
    guard case .reply(let reply) = rule.answer else { throw Unexpected(text) }
    var body = (try? JSON(parsing: recording.request.body)) ?? .null
    let recorded = RecordedReply(recording)
    if body.object == nil { body = ["stream": .bool(recorded.isStream)] }
    let request = MessagesRequest(body: body)
    let identifiers = Identifiers(seed: 5, session: "other", body: 6, answer: 7)
    let timeline = ReplyCompiler(file.scenario).timeline(for: reply, to: request, identifiers: identifiers)
    #expect(
        ReadAnswer(timeline) == ReadAnswer(recorded.timeline(.instant)),
        "\(text)",
        sourceLocation: sourceLocation
    )
    let candidate = Candidate(request, path: String(recording.request.path.prefix { $0 != "?" }))
    #expect(rule.when.mismatch(candidate) == nil, "\(text)", sourceLocation: sourceLocation)
    if let form { #expect(rule.json[form] != nil, "\(text)", sourceLocation: sourceLocation) }
}

/// The exchange that the timeline is when it is played to that request, cut into slices of so many bytes where that is told.
func recorded(_ timeline: Timeline, asked request: JSON, every size: Int? = nil) -> Recording {
    var slices: [Recording.Slice] = []
    for step in timeline.steps where step.isEvent {
        let bytes = step.bytes
        for start in stride(from: 0, to: bytes.count, by: size ?? max(1, bytes.count)) {
            let end = min(start + (size ?? bytes.count), bytes.count)
            slices.append(Recording.Slice(at: step.at, bytes: Array(bytes[start..<end])))
        }
    }
    let last = timeline.steps.last
    let end: Recording.End =
        switch last?.action {
        case .reset: .reset(at: last?.at ?? .zero)
        case .close, .badChunk: .closed(at: last?.at ?? .zero)
        case .stall: .unfinished
        default: .complete
        }
    let isStream = timeline.framing == .stream
    let count = timeline.byteCount
    var length = count
    if case .length(let told) = timeline.framing { length = told }
    return Recording(
        request: Recording.Request(method: "POST", path: "/v1/messages", body: request.encoded()),
        response: Recording.Response(
            status: timeline.status,
            headAt: timeline.headAt,
            headers: timeline.headers,
            framing: isStream ? .chunked : .length(length),
            slices: slices,
            end: end == .complete && length > count ? .closed(at: last?.at ?? .zero) : end
        )
    )
}
