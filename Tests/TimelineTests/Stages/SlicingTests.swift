import Testing
import Timeline

struct SlicingTests {
    private func sliced(_ timeline: Timeline, _ slice: Slice, seed: UInt64 = 1) -> Timeline {
        var timeline = timeline
        var generator = FixedGenerator(state: seed)
        timeline.slice(slice, using: &generator)
        return timeline
    }

    /// Events that are all due at once.
    private func together(_ texts: String...) -> Timeline {
        Timeline(
            status: 200,
            framing: .stream,
            steps: texts.map { Step(event: "content_block_delta", bytes: Array($0.utf8)) }
        )
    }

    /// What goes into a write together.
    private func writes(_ timeline: Timeline) -> [[UInt8]] {
        var writes: [[UInt8]] = [[]]
        for step in timeline.steps where step.isEvent {
            writes[writes.count - 1] += step.bytes
            if step.travel != .joined { writes.append([]) }
        }
        return writes.dropLast()
    }

    private func texts(_ timeline: Timeline) -> [String] {
        writes(timeline).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func noSliceLeavesEverythingAsItIs() {
        #expect(sliced(together("ab", "c"), .none) == together("ab", "c"))
    }

    @Test func eachEventIsAWrite() {
        #expect(texts(sliced(together("ab", "c", "def"), .event)) == ["ab", "c", "def"])
        #expect(sliced(together("ab", "c"), .event).steps.allSatisfy { $0.travel == .alone && !$0.isPart })
    }

    @Test func bytesAreCountedThroughTheBody() {
        #expect(texts(sliced(together("ab", "cde", "f", "gh"), .bytes(3))) == ["abc", "def", "gh"])
        #expect(texts(sliced(together("abcdefg", "h"), .bytes(3))) == ["abc", "def", "gh"])
        #expect(texts(sliced(together("ab", "c"), .bytes(100))) == ["abc"])
        #expect(texts(sliced(together("ab", "c"), .bytes(1))) == ["a", "b", "c"])
        #expect(texts(sliced(together("ab"), .bytes(0))) == ["a", "b"])
    }

    @Test func whatIsDueLaterIsAWriteOfItsOwnAndTheCountGoesOn() {
        #expect(texts(sliced(.words("ab cde f"), .bytes(4))) == ["ab", "cd", "e", "f"])
    }

    @Test func whatIsDoneBetweenEventsPartsThem() {
        let timeline = sliced(.script("ab", Step.Action.hold("a"), "c", Step.Action.reset), .bytes(10))
        #expect(texts(timeline) == ["ab", "c"])
        #expect(timeline.steps.map(\.action.name) == ["send", "send", "hold", "send", "reset"])
    }

    @Test(arguments: ["\n", "\r", "\r\n"]) func linesKeepTheirEnds(newline: String) {
        let event = ["event: a", "data: b", ""].map { $0 + newline }
        #expect(texts(sliced(together(event.joined(), event.joined()), .line)) == event + event)
        #expect(texts(sliced(together("a\(newline)b"), .line)) == ["a" + newline, "b"])
    }

    @Test func everyCharacterOfSeveralBytesIsCut() {
        #expect(
            writes(sliced(together("aé€", "😀b"), .utf8)) == [
                [0x61, 0xC3], [0xA9, 0xE2], [0x82], [0xAC], [0xF0], [0x9F], [0x98], [0x80, 0x62],
            ]
        )
        #expect(texts(sliced(together("abc", "d"), .utf8)) == ["abc", "d"])
    }

    @Test func chanceComesFromTheSeed() {
        let timeline = together(String(repeating: "0123456789", count: 100))
        #expect(sliced(timeline, .random) == sliced(timeline, .random))
        #expect(sliced(timeline, .random) != sliced(timeline, .random, seed: 2))
        let sizes = writes(sliced(timeline, .random)).map(\.count)
        #expect(Set(sizes).count > 5 && (sizes.max() ?? 0) <= 64)
    }

    @Test func anAnswerThatIsNoStreamTellsItsLengthAndTravelsInSlices() {
        var timeline = together("abcde")
        timeline.framing = .whole
        #expect(sliced(timeline, .bytes(2)).framing == .length(5))
        #expect(texts(sliced(timeline, .bytes(2))) == ["ab", "cd", "e"])
        timeline.framing = .length(9)
        #expect(sliced(timeline, .event).framing == .length(9))
        let empty = Timeline(status: 204, framing: .whole)
        #expect(sliced(empty, .bytes(2)) == empty)
    }

    private static let slices: [Slice] = [.event, .bytes(1), .bytes(2), .bytes(7), .bytes(64), .line, .utf8, .random]

    /// Events of any bytes, some in parts, at times that are often the same, with something done between them.
    private func stream(_ seed: UInt64) -> Timeline {
        var generator = FixedGenerator(state: seed)
        var timeline = Timeline(status: 200, framing: .stream)
        var at = Duration.zero
        let alphabet: [UInt8] = [0x0A, 0x0D, 0x61, 0xC3, 0xA9]
        for _ in 0..<12 {
            at += .milliseconds(max(0, Int.random(in: -2...2, using: &generator)))
            if Int.random(in: 0...5, using: &generator) == 0 { timeline.steps.append(Step(.hold("a"), at: at)) }
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &generator)]
            }
            var step = Step(event: "raw", bytes: bytes, at: at)
            step.isPart = Int.random(in: 0...4, using: &generator) == 0
            timeline.steps.append(step)
        }
        return timeline
    }

    /// Each byte with the time at which it is due.
    private func dueBytes(_ timeline: Timeline) -> [String] {
        timeline.steps.flatMap { step in step.bytes.map { "\($0) \(step.at)" } }
    }

    @Test(arguments: slices, 1...25) func slicesChangeNothingElse(slice: Slice, seed: UInt64) {
        let stream = stream(seed)
        let result = sliced(stream, slice, seed: seed)
        #expect(dueBytes(result) == dueBytes(stream))
        #expect(result.steps.filter { !$0.isEvent } == stream.steps.filter { !$0.isEvent })
        #expect(result.steps.count(where: \.endsEvent) == stream.steps.count(where: \.endsEvent))
        #expect(result.failure == stream.failure)
        for (index, step) in result.steps.enumerated() where step.travel == .joined {
            // Joined bytes need something to join.
            let next = result.steps.dropFirst(index + 1).first
            #expect(next?.isEvent == true && next?.at == step.at)
        }
    }

    @Test(arguments: [1, 2, 3, 7, 64], 1...25) func bytesAreCutAtMultiplesAndWhereSomethingStandsBetween(
        size: Int,
        seed: UInt64
    ) {
        let stream = stream(seed)
        var (count, marks): (Int, Set<Int>) = (0, [])
        var last: Duration?
        for step in stream.steps {
            if !step.isEvent || step.at != last { marks.insert(count) }
            if step.isEvent { last = step.at }
            count += step.bytes.count
        }
        var end = 0
        let ends = Set(
            writes(sliced(stream, .bytes(size))).map { write -> Int in
                end += write.count
                return end
            }
        )
        for place in stride(from: size, to: count, by: size) { #expect(ends.contains(place)) }
        for place in ends.subtracting([0, count]) { #expect(place % size == 0 || marks.contains(place)) }
    }
}
