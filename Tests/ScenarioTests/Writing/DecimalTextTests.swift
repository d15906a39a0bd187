import Testing

@testable import Scenario

@Suite struct DecimalTextTests {
    @Test(arguments: [
        (0, 0, "0"), (0, 3, "0"), (5, 0, "5"), (1500, 3, "1.5"), (1000, 3, "1"), (5, 3, "0.005"), (100, 0, "100"),
    ]) func zerosAtTheEndAreLeftOut(digits: Int, places: Int, text: String) {
        #expect(DecimalText.of(digits, places: places) == text)
    }
}
