import Testing

@testable import Timeline

struct DecimalTests {
    @Test(arguments: [("0", 0), ("10", 10), ("0.5", 0.5), ("007.250", 7.25)] as [(String, Double)])
    func decimals(text: String, value: Double) {
        #expect(Double(decimal: text) == value)
    }

    @Test(arguments: ["", ".", "1.", ".5", "1.2.3", "-1", "+1", "1e3", "0x10", "inf", "nan", " 1", "1 ", "1_000", "٣"])
    func notDecimals(text: String) {
        #expect(Double(decimal: text) == nil)
    }
}
