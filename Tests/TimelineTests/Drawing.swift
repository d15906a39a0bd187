import Timeline

/// Timelines as drawn lines, one character for each 10 ms: `S..d.d.(ds)` has an event S at 0, d at 30 and 50 ms, and two
/// together at 70 ms.
extension Timeline {
    /// A timeline of these events, all due at once: capital letters stand for `content_block_start`.
    static func events(_ letters: String) -> Timeline {
        Timeline(
            status: 200,
            framing: .stream,
            steps: letters.map { letter in
                Step(
                    event: letter.isUppercase ? "content_block_start" : "content_block_delta",
                    bytes: [letter.asciiValue ?? 0],
                    tokens: letter.isUppercase ? 0 : 2
                )
            }
        )
    }

    /// The line that shows when each event is due.
    var drawn: String {
        var line = ""
        var column = 0
        var rest = steps[...]
        while let at = rest.first?.at {
            let together = rest.prefix { $0.at == at }
            rest = rest.dropFirst(together.count)
            let place = Int((at / .milliseconds(10)).rounded())
            line += String(repeating: ".", count: max(0, place - column))
            let letters = String(decoding: together.flatMap(\.bytes), as: UTF8.self)
            line += letters.count > 1 ? "(\(letters))" : letters
            column = place + 1
        }
        return line
    }

    /// A timeline of events and of what is done between them: letters, and the names of actions in their order of writing.
    static func script(_ parts: Any...) -> Timeline {
        var timeline = Timeline(status: 200, framing: .stream)
        for part in parts {
            if let letters = part as? String { timeline.steps += Timeline.events(letters).steps }
            if let action = part as? Step.Action { timeline.steps.append(Step(action)) }
        }
        return timeline
    }

    /// A stream of these words, an event each, 10 ms apart: `ab cd] ef`. One that ends in a bracket completes a content block.
    static func words(_ line: String) -> Timeline {
        let words = line.split(separator: " ")
        return Timeline(
            status: 200,
            framing: .stream,
            steps: words.enumerated().map { number, word in
                Step(
                    event: word.hasSuffix("]") ? "content_block_stop" : "content_block_delta",
                    bytes: Array(word.utf8),
                    at: .milliseconds(10 * number)
                )
            }
        )
    }

    /// All that the steps send.
    var bytes: [UInt8] { steps.flatMap(\.bytes) }

    /// Each step with its time in milliseconds: `d 30`, `hold 30`.
    var listed: [String] {
        steps.map { step in
            let what = step.isEvent ? String(decoding: step.bytes, as: UTF8.self) : step.action.name
            return "\(what) \(Int((step.at / .milliseconds(1)).rounded()))"
        }
    }
}
