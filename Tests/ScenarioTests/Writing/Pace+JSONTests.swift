import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct PaceJSONTests {
    @Test(
        arguments: [
            (.instant, #""instant""#), (.slow, #""slow""#), (Pace(first: .seconds(2)), #"{"first":"2s"}"#),
            (
                Pace(first: .seconds(60), between: .milliseconds(15), jitter: .span(.zero), tokensPerSecond: 50),
                #"{"first":"1m","between":"15ms","jitter":"0s","tokens_per_second":50}"#
            ),
            (Pace(tokensPerSecond: 0.25), #"{"tokens_per_second":0.25}"#),
        ] as [(Pace, String)]
    ) func aPaceIsWritten(pace: Pace, text: String) {
        #expect(pace.json.description == text)
        #expect(read(text, by: Pace.read).value == pace)
    }

    @Test(
        arguments: [
            (0, "0%"), (1, "100%"), (0.2, "20%"), (0.07, "7%"), (0.125, "12.5%"), (0.00001, "0.001%"),
        ] as [(Double, String)]
    ) func aShareIsTheShortestThatStandsForIt(share: Double, text: String) {
        let pace = Pace(jitter: .share(share))
        #expect(pace.json["jitter"]?.string == text)
        #expect(read(pace.json.description, by: Pace.read).value == pace)
    }

    @Test(
        arguments: [(2, "100%"), (-1, "0%"), (.infinity, "100%"), (.nan, "0%"), (1.0 / 3, "33.333333333333%")]
            as [(Double, String)]
    )
    func aShareThatNoPercentageStandsForIsWrittenAsTheNearest(share: Double, text: String) {
        #expect(Pace(jitter: .share(share)).json["jitter"]?.string == text)
    }
}
