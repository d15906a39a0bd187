import Testing

@testable import Scenario

struct DecimalTextTests {
    @Test(arguments: [
        (0, 0, "0"), (0, 3, "0"), (5, 0, "5"), (1500, 3, "1.5"), (1000, 3, "1"), (5, 3, "0.005"), (100, 0, "100"),
    ]) func zerosAtTheEndAreLeftOut(digits: Int, places: Int, text: String) {
        #expect(DecimalText.of(digits, places: places) == text)
    }

    @Test(arguments: [(0, "0%"), (1, "100%"), (0.125, "12.5%"), (2, "100%"), (.nan, "0%")] as [(Double, String)])
    func aShareIsAPercentage(share: Double, text: String) { #expect(DecimalText.percent(of: share) == text) }
}
