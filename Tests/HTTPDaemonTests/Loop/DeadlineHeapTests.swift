import Testing

@testable import HTTPDaemon

struct DeadlineHeapTests {
    private func at(_ nanoseconds: Int) -> Instant {
        Instant(nanoseconds: Int64(nanoseconds))
    }

    @Test func `gives them back in order of time, however they came and changed`() {
        // A small generator of its own, so that the order is the same every time.
        var state: UInt64 = 1
        func random(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let heap = DeadlineHeap()
        var acted: [Int] = []
        var expected: [Int: Int] = [:]
        let deadlines = (0..<500).map { number in Deadline { acted.append(number) } }
        for _ in 0..<2000 {
            let number = random(below: deadlines.count)
            if random(below: 4) == 0 {
                heap.cancel(deadlines[number])
                expected[number] = nil
            } else {
                let due = random(below: 10_000)
                heap.set(deadlines[number], to: at(due))
                expected[number] = due
            }
            #expect(heap.count == expected.count)
            #expect(heap.first == expected.values.min().map(at))
        }
        var now = 0
        while heap.count > 0 {
            now += 100
            while let deadline = heap.popDue(by: at(now)) { deadline.act() }
            #expect(expected.filter { $0.value <= now }.count == acted.count)
        }
        #expect(acted.map { expected[$0]! } == expected.values.sorted())
        withExtendedLifetime(deadlines) {}
    }

    @Test func `one that is set again is there once`() {
        let heap = DeadlineHeap()
        let deadline = Deadline {}
        heap.set(deadline, to: at(5))
        heap.set(deadline, to: at(3))
        #expect(heap.count == 1)
        #expect(heap.popDue(by: at(2)) == nil)
        #expect(heap.popDue(by: at(3)) === deadline)
        #expect(heap.popDue(by: at(9)) == nil)
        #expect(!deadline.isSet)
    }

    @Test func `one that is not set can be cancelled`() {
        let heap = DeadlineHeap()
        let deadline = Deadline {}
        heap.cancel(deadline)
        heap.set(deadline, to: at(1))
        heap.cancel(deadline)
        heap.cancel(deadline)
        #expect(heap.first == nil)
    }
}
