import MessagesAPI
import Timeline

@testable import Scenario

/// A recording of a stream that came in these slices, each of which begins with its time in milliseconds: `5 event: a`.
func recorded(
    _ slices: String...,
    end: Recording.End = .complete,
    framing: Recording.Framing = .chunked,
    type: String = "text/event-stream; charset=utf-8"
) -> Recording {
    let slices = slices.map { slice in
        let parts = slice.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        return Recording.Slice(at: .milliseconds(Int(parts[0]) ?? 0), bytes: Array(parts[1].utf8))
    }
    return Recording(
        request: Recording.Request(method: "POST", path: "/v1/messages"),
        response: Recording.Response(
            status: 200,
            headers: [Timeline.Header("content-type", type)],
            framing: framing,
            slices: slices,
            end: end
        )
    )
}

/// The steps of a timeline, one a line: when, what, how much of it, and how it travels.
func drawn(_ timeline: Timeline) -> [String] {
    timeline.steps.map { step in
        let at = Int((step.at / .milliseconds(1)).rounded())
        guard step.isEvent else { return "\(at) \(step.event)" }
        let text = String(decoding: step.bytes, as: UTF8.self).replacing("\n", with: "|")
        return "\(at) \(step.event)\(step.isPart ? " part" : "") \(step.travel) \(text)"
    }
}
