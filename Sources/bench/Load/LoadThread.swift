import CMeasuring
import Glibc

/// A connection of the load.
private struct LoadConnection {
    var descriptor: Int32
    /// When its request was sent, by the real-time clock.
    var sent: Nanoseconds = 0
    var check = ReplyCheck()
    /// The next event.
    var event = 0
    var requests = 0
    /// The ids of the reply before.
    var ids: UInt64 = 0
}

/// One thread's part of a load.
struct LoadThread {
    private let plan: LoadPlan
    private let start: Nanoseconds
    private let end: Nanoseconds
    /// The window by the real-time clock, which the kernel stamps by.
    private let window: Range<Nanoseconds>
    private let queue = EventQueue()
    private let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.room)
    private let connections: UnsafeMutablePointer<LoadConnection>
    private let share: [Int]
    private let spacing: Nanoseconds
    private var variants: [UnsafeMutableBufferPointer<UInt8>]
    private var number: Int
    private var result = LoadResult()
    private static let room = 1 << 18

    /// Takes every connection whose number leaves `part` when it is divided by the number of threads.
    init(_ plan: LoadPlan, part: Int, start: Nanoseconds, window: Range<Nanoseconds>) {
        self.plan = plan
        self.start = start
        let offset = Nanoseconds.realTime - .now
        self.window = window.lowerBound + offset..<window.upperBound + offset
        end = window.upperBound
        share = Array(stride(from: part, to: plan.connections, by: plan.threads))
        spacing = plan.spacing
        connections = .allocate(capacity: share.count)
        variants = plan.requests.variants.map { variant in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: variant.bytes.count)
            _ = copy.initialize(from: variant.bytes)
            return copy
        }
        // Numbers of different loads differ too, so that no request is ever sent again.
        number = Int(truncatingIfNeeded: Nanoseconds.realTime / 1000 % 1_000_000_000) * 10 + part * 1_000_000_007
    }

    /// Runs until the window has passed, and tells what came.
    mutating func run() -> LoadResult {
        cmeasuring_sharpen_timers()
        var opened = 0
        while true {
            let now = Nanoseconds.now
            guard now < end else { break }
            while opened < share.count, moment(opened) <= now {
                open(opened)
                opened += 1
            }
            let count = queue.wait(until: opened < share.count ? moment(opened) : end)
            for index in 0..<count { receive(queue[index]!.assumingMemoryBound(to: LoadConnection.self)) }
        }
        for index in 0..<opened where connections[index].descriptor >= 0 { close(connections[index].descriptor) }
        connections.deallocate()
        buffer.deallocate()
        for variant in variants { variant.deallocate() }
        queue.close()
        return result
    }

    /// When a connection of this thread's is opened.
    private func moment(_ index: Int) -> Nanoseconds {
        start + spacing * Int64(share[index])
    }

    private mutating func open(_ index: Int) {
        let connection = connections + index
        guard let descriptor = LocalSocket.connect(to: plan.port) else {
            connection.initialize(to: LoadConnection(descriptor: -1))
            return result.fail("cannot connect: \(String(cString: strerror(errno)))")
        }
        cmeasuring_stamp_arrivals(descriptor)
        connection.initialize(to: LoadConnection(descriptor: descriptor))
        queue.watch(descriptor, pointer: connection)
        request(connection)
    }

    private mutating func request(_ connection: UnsafeMutablePointer<LoadConnection>) {
        guard connection.pointee.requests < plan.requestsPerConnection else { return }
        connection.pointee.requests += 1
        number += 1
        let variant = number % variants.count
        let bytes = variants[variant]
        if let place = plan.requests.variants[variant].number { write(number, to: bytes.baseAddress! + place) }
        connection.pointee.check = ReplyCheck()
        connection.pointee.event = 0
        connection.pointee.sent = .realTime
        if !LocalSocket.send(UnsafeRawBufferPointer(bytes), on: connection.pointee.descriptor) {
            fail(connection, "cannot send: \(String(cString: strerror(errno)))")
        }
    }

    private func write(_ number: Int, to place: UnsafeMutablePointer<UInt8>) {
        var rest = number
        for digit in (0..<RequestSource.digits).reversed() {
            place[digit] = UInt8(48 + rest % 10)
            rest /= 10
        }
    }

    private mutating func receive(_ connection: UnsafeMutablePointer<LoadConnection>) {
        var arrival: Int64 = 0
        let count = cmeasuring_receive(connection.pointee.descriptor, buffer, Self.room, &arrival)
        guard count > 0 else {
            if count < 0 && errno == EAGAIN { return }
            let reason = count == 0 ? "the server closed" : String(cString: strerror(errno))
            return fail(connection, "\(reason) after \(connection.pointee.check.position) bytes of a reply")
        }
        let isFirst = connection.pointee.check.position == 0
        if isFirst && connection.pointee.requests == 1 { result.begun += 1 }
        guard connection.pointee.check.take(buffer, count, of: plan.template) else {
            return fail(connection, "byte \(connection.pointee.check.position) is not as it has to be")
        }
        let counts = window.contains(arrival)
        if isFirst && counts { result.firstByte.add(arrival - connection.pointee.sent) }
        noteEvents(connection, arrival: arrival, counts: counts)
        guard connection.pointee.check.position == plan.template.count else { return }
        if counts {
            result.requests += 1
            result.whole.add(arrival - connection.pointee.sent)
        }
        let ids = connection.pointee.check.ids
        if plan.template.hasDistinctIDs && ids == connection.pointee.ids {
            return fail(connection, "the ids of the reply before")
        }
        connection.pointee.ids = ids
        request(connection)
    }

    @inline(__always)
    private mutating func noteEvents(
        _ connection: UnsafeMutablePointer<LoadConnection>,
        arrival: Nanoseconds,
        counts: Bool
    ) {
        let template = plan.template
        let position = connection.pointee.check.position
        var event = connection.pointee.event
        while event < template.eventCount, template.events[event] <= position {
            if counts {
                result.events += 1
                if let interval = plan.interval {
                    result.lateness.add(arrival - connection.pointee.sent - Int64(event) * interval)
                }
            }
            event += 1
        }
        connection.pointee.event = event
    }

    /// A stream that has failed is not begun again.
    private mutating func fail(_ connection: UnsafeMutablePointer<LoadConnection>, _ reason: @autoclosure () -> String)
    {
        result.fail(reason())
        close(connection.pointee.descriptor)
        connection.pointee.descriptor = -1
    }
}
