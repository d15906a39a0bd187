import MessagesAPI
import Timeline

extension Timeline {
    /// Puts what a dialect sends in the place of the service's events. Each frame is due when its event was; an event of which
    /// nothing is sent leaves its tokens to the next, and the end of its content block to what came before. Raw bytes, and what
    /// is done to the stream, stay as they are.
    mutating func translate(by translation: inout any StreamTranslation) {
        var decoder = SSEDecoder()
        var result: [Step] = []
        var tokens = 0
        for step in steps {
            guard step.isEvent, step.event != "raw" else {
                result.append(step)
                continue
            }
            tokens += step.tokens
            let frames = decoder.decode(step.bytes)
                .compactMap { (try? JSON(parsing: $0.data))?.object }
                .flatMap { translation.frames(for: $0) }
            for frame in frames {
                var translated = Step(event: step.event, bytes: frame.bytes, tokens: tokens, at: step.at)
                translated.travel = step.travel == .alone ? .alone : .shared
                translated.completedBlocks = 0
                translated.corrupted = frame.corrupted
                tokens = 0
                result.append(translated)
            }
            if let last = result.lastIndex(where: \.isEvent) { result[last].completedBlocks += step.completedBlocks }
        }
        steps = result
    }

    /// Puts a byte order mark before the first event, where that is text.
    mutating func insertByteOrderMark() {
        guard let first = steps.firstIndex(where: \.isEvent), steps[first].corrupted == nil else { return }
        steps[first].action = .send([0xEF, 0xBB, 0xBF] + steps[first].bytes)
    }
}
