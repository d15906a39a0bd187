import MessagesAPI
import Timeline

extension Duration {
    /// The duration to the nanosecond, in the unit that suits it: `250ms`, `1.5s`, `2m`. One that is below nothing or above
    /// a day is played as the nearest of these, and written so.
    var json: JSON {
        let (seconds, attoseconds) = min(max(self, .zero), .longestWait).components
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int((attoseconds + 500_000_000) / 1_000_000_000)
        if nanoseconds < 1_000_000_000 && nanoseconds > 0 {
            return .string(DecimalText.of(nanoseconds, places: 6) + "ms")
        }
        let (minutes, rest) = nanoseconds.quotientAndRemainder(dividingBy: 60_000_000_000)
        if minutes > 0 && rest == 0 { return .string("\(minutes)m") }
        return .string(DecimalText.of(nanoseconds, places: 9) + "s")
    }
}
