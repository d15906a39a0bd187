import Testing

@testable import bench

struct FloorHeapTests {
    @Test func `the earliest comes out first`() {
        var heap = FloorHeap(capacity: 200)
        let connection = UnsafeMutablePointer<FloorConnection>.allocate(capacity: 1)
        defer { connection.deallocate() }
        let moments = (0..<100).map { Nanoseconds($0 * 37 % 100) }
        for moment in moments { heap.push(connection, due: moment) }
        var popped: [Nanoseconds] = []
        for moment in 0..<50 {
            #expect(heap.first == Nanoseconds(moment))
            popped.append(heap.pop().due)
            heap.push(connection, due: Nanoseconds(moment + 100))
        }
        while heap.count > 0 { popped.append(heap.pop().due) }
        #expect(popped == (0..<150).map { Nanoseconds($0) })
        #expect(heap.first == nil)
    }
}
