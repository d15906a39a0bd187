/// The bytes that the floor sends, and where one send ends and the next begins. It lives as long as the process.
struct FloorReply: @unchecked Sendable {
    // Sendable is right: nothing writes to the memory after `init`.
    let bytes: UnsafePointer<UInt8>
    let count: Int
    /// Where each send ends.
    let ends: UnsafePointer<Int>
    let sends: Int
    /// The time from one send to the next; the first goes out at once.
    let interval: Nanoseconds

    /// Sends a reply as a server sent it: paced with an event each interval, or all of it at once when there is no interval.
    init(_ reply: [UInt8], interval: Nanoseconds?) throws(WireError) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: reply.count)
        copy.initialize(from: reply, count: reply.count)
        let places = interval == nil ? [reply.count] : try WireReply(reply).sends
        let ends = UnsafeMutablePointer<Int>.allocate(capacity: places.count)
        ends.initialize(from: places, count: places.count)
        bytes = UnsafePointer(copy)
        count = reply.count
        self.ends = UnsafePointer(ends)
        sends = places.count
        self.interval = interval ?? 0
    }
}
