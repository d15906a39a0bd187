import Glibc

/// A moment as a `Date` field tells it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
struct HTTPDate: CustomStringConvertible {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970.
    let seconds: Int

    /// The present moment.
    static var now: HTTPDate {
        HTTPDate(seconds: time(nil))
    }

    /// The words. Made here because those of the C library depend on the process's locale.
    var description: String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = "\(Self.days[Int(parts.tm_wday)]), \(pad(parts.tm_mday)) \(Self.months[Int(parts.tm_mon)])"
        return "\(date) \(parts.tm_year + 1900) \(pad(parts.tm_hour)):\(pad(parts.tm_min)):\(pad(parts.tm_sec)) GMT"
    }

    private func pad(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
