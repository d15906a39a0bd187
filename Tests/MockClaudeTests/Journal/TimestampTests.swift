import Testing

@testable import MockClaude

struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (1_795_255_200_007, "2026-11-21T10:00:00.007Z"),
        (951_782_399_999, "2000-02-28T23:59:59.999Z"),
    ])
    func aTimeIsSpelledAsRFC3339SpellsIt(milliseconds: Int, text: String) {
        #expect("\(Timestamp(milliseconds: milliseconds))" == text)
    }

    @Test func daysLaterItIsTheSameTimeOfDay() {
        #expect("\(Timestamp(milliseconds: 951_782_399_999).advanced(byDays: 2))" == "2000-03-01T23:59:59.999Z")
    }

    @Test func thisMomentComesAfterTheOneBefore() {
        let (first, second) = (Timestamp.now, Timestamp.now)
        #expect("\(first)" <= "\(second)")
    }

    @Test func aLaterTimeIsSoMuchLater() {
        let time = Timestamp(milliseconds: 1_795_255_200_007)
        #expect("\(time.advanced(by: .seconds(86_400)))" == "2026-11-22T10:00:00.007Z")
        #expect("\(time.advanced(by: .milliseconds(-8)))" == "2026-11-21T09:59:59.999Z")
    }
}
