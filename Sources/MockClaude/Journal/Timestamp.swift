import Glibc

/// A time of day, to the millisecond.
public struct Timestamp: Sendable, Equatable, CustomStringConvertible {
    private let seconds: Int
    private let milliseconds: Int

    /// So many milliseconds after 1970 began, in UTC.
    public init(milliseconds: Int) {
        seconds = milliseconds / 1000
        self.milliseconds = milliseconds % 1000
    }

    /// This moment.
    public static var now: Timestamp {
        // The two numbers of a `timespec`, whose members the optimizing compiler takes for those of a module that no file can
        // import. The memory is the tuple's, which has the type's size and layout, and is used within the call alone.
        var time = (seconds: 0, nanoseconds: 0)
        withUnsafeMutablePointer(to: &time) { time in
            time.withMemoryRebound(to: timespec.self, capacity: 1) { _ = clock_gettime(CLOCK_REALTIME, $0) }
        }
        return Timestamp(milliseconds: time.seconds * 1000 + time.nanoseconds / 1_000_000)
    }

    /// The time so much later, to the millisecond.
    func advanced(by time: Duration) -> Timestamp {
        let (seconds, attoseconds) = (sinceEpoch + time).components
        return Timestamp(milliseconds: Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }

    /// The time since 1970 began, in UTC.
    var sinceEpoch: Duration { .seconds(seconds) + .milliseconds(milliseconds) }

    /// The same time of day so many days later.
    func advanced(byDays days: Int) -> Timestamp {
        advanced(by: .seconds(days * 86_400))
    }

    /// The time as RFC 3339 spells it, in UTC: `2026-11-21T10:00:00.000Z`.
    public var description: String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = "\(parts.tm_year + 1900)-\(Self.padded(parts.tm_mon + 1))-\(Self.padded(parts.tm_mday))"
        let hours = "\(Self.padded(parts.tm_hour)):\(Self.padded(parts.tm_min)):\(Self.padded(parts.tm_sec))"
        return "\(date)T\(hours).\(Self.padded(Int32(milliseconds), to: 3))Z"
    }

    private static func padded(_ number: Int32, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
