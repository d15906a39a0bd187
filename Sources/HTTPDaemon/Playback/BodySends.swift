/// How much of a body was given to the kernel when: what `PlaybackProgress` tells, without the body, so that it can be kept
/// when the body is forgotten. It takes 16 bytes for all that was given together.
public struct BodySends: Sendable, Equatable {
    /// What was given together: steps that were given whole, or a heartbeat.
    public struct Send: Sendable, Equatable {
        // Narrow, so that it takes 16 bytes.
        private let nanoseconds: Int64
        private let size: Int32
        /// Whether it is a heartbeat.
        public let isHeartbeat: Bool

        fileprivate init(at nanoseconds: Int64, bytes: Int, isHeartbeat: Bool) {
            self.nanoseconds = nanoseconds
            size = Int32(clamping: bytes)
            self.isHeartbeat = isHeartbeat
        }

        /// When its last byte was given, counted from the request's last byte.
        public var at: Duration { .nanoseconds(nanoseconds) }
        /// How many bytes of the body it has, framing aside.
        public var bytes: Int { Int(size) }
    }

    /// In order.
    public private(set) var list: [Send] = []
    /// How many bytes the steps among them have, framing aside.
    public private(set) var stepBytes = 0
    /// How many of them are heartbeats.
    public private(set) var heartbeats = 0

    /// Nothing was given.
    public init() {}

    mutating func reserve(_ count: Int) { list.reserveCapacity(count) }

    /// Steps with so many bytes have been given whole. The time is in nanoseconds from the request's last byte.
    mutating func add(stepsOf bytes: Int, at time: Int64) {
        list.append(Send(at: time, bytes: bytes, isHeartbeat: false))
        stepBytes += bytes
    }

    /// A heartbeat has been given whole.
    mutating func add(heartbeatOf bytes: Int, at time: Int64) {
        list.append(Send(at: time, bytes: bytes, isHeartbeat: true))
        heartbeats += 1
    }
}
