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
        var text: [UInt8] = []
        text.reserveCapacity(24)
        text.append(number: Int(parts.tm_year) + 1900, digits: 4)
        text.append(UInt8(ascii: "-"))
        text.append(number: Int(parts.tm_mon) + 1, digits: 2)
        text.append(UInt8(ascii: "-"))
        text.append(number: Int(parts.tm_mday), digits: 2)
        text.append(UInt8(ascii: "T"))
        appendTimeOfDay(to: &text)
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the time of day alone, in UTC: `10:00:00.000`. It is written in every line of the log.
    package func appendTimeOfDay(to text: inout [UInt8]) {
        // Days of UTC all have the same length for the system's clock.
        let second = (seconds % 86_400 + 86_400) % 86_400
        text.append(number: second / 3600, digits: 2)
        text.append(UInt8(ascii: ":"))
        text.append(number: second / 60 % 60, digits: 2)
        text.append(UInt8(ascii: ":"))
        text.append(number: second % 60, digits: 2)
        text.append(UInt8(ascii: "."))
        text.append(number: milliseconds, digits: 3)
    }
}

extension [UInt8] {
    /// Appends a decimal number, with zeros before it as far as it has fewer digits.
    fileprivate mutating func append(number: Int, digits: Int) {
        var place = 1
        for _ in 1..<digits { place *= 10 }
        while place > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
            place /= 10
        }
    }
}
