import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct DurationJSONTests {
    @Test(
        arguments: [
            (.zero, "0s"), (.nanoseconds(1), "0.000001ms"), (.microseconds(1500), "1.5ms"),
            (.milliseconds(250), "250ms"),
            (.milliseconds(1500), "1.5s"), (.seconds(59), "59s"), (.seconds(60), "1m"), (.seconds(90), "90s"),
            (.seconds(86_400), "1440m"), (.seconds(86_399) + .nanoseconds(999_999_999), "86399.999999999s"),
        ] as [(Duration, String)]
    ) func aDurationIsWritten(duration: Duration, text: String) {
        #expect(duration.json == .string(text))
        #expect(read(text, by: Duration.read).value == duration)
    }

    @Test(
        arguments: [
            (.seconds(100_000), "1440m"), (.seconds(-1), "0s"), (.seconds(Int64.max), "1440m"),
            (Duration(secondsComponent: 0, attosecondsComponent: 1_500_000_000), "0.000002ms"),
        ] as [(Duration, String)]
    ) func whatTheFormatCannotSayIsTheNearestThatItCan(duration: Duration, text: String) {
        #expect(duration.json == .string(text))
    }
}
