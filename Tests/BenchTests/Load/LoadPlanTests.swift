import Testing

@testable import bench

struct LoadPlanTests {
    private func plan(_ connections: Int, interval: Nanoseconds?, ramp: Nanoseconds) throws -> LoadPlan {
        let reply = try WireReply(Array("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".utf8))
        return LoadPlan(
            port: 1,
            connections: connections,
            requests: .gets,
            template: ReplyTemplate(reply, distinctIDs: false),
            interval: interval,
            ramp: ramp
        )
    }

    @Test func `without a pace the connections are opened evenly over the ramp`() throws {
        #expect(try plan(100, interval: nil, ramp: .second).spacing == 10 * .millisecond)
    }

    @Test(arguments: [(1000, 20, 700), (10_000, 200, 2500), (64, 10, 320)] as [(Int, Int64, Int64)])
    func `schedules lie evenly in the interval`(connections: Int, interval: Int64, ramp: Int64) throws {
        let interval = interval * Nanoseconds.millisecond
        let spacing = try plan(connections, interval: interval, ramp: ramp * .millisecond).spacing
        #expect(spacing * Int64(connections) <= ramp * .millisecond)
        let phases = (0..<Int64(connections)).map { $0 * spacing % interval }.sorted()
        let gaps = zip(phases.dropFirst(), phases).map { $0 - $1 }
        #expect(gaps.min()! > interval / Int64(connections) / 4)
        #expect(gaps.max()! < interval / Int64(connections) * 4)
    }
}
