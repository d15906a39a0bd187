import Testing

@testable import Scenario

struct CoreSchemaTests {
    @Test(arguments: ["", "~", "null", "Null", "NULL"]) func null(text: String) {
        #expect(CoreSchema.resolve(text) == .null)
    }

    @Test(arguments: [
        ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
    ])
    func bool(text: String, value: Bool) { #expect(CoreSchema.resolve(text) == .bool(value)) }

    @Test(arguments: [
        ("0", "0"), ("-0", "-0"), ("+7", "7"), ("007", "7"), ("-012", "-12"), ("0x1F", "31"), ("0o17", "15"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ]) func wholeNumbers(text: String, json: String) { #expect(CoreSchema.resolve(text) == .integer(json)) }

    @Test(arguments: [
        ("1.50", "1.50"), (".5", "0.5"), ("5.", "5"), ("-.5", "-0.5"), ("1e3", "1e3"), ("1.0E-2", "1.0E-2"),
        ("+01.e+5", "1e+5"),
    ]) func numbersWithAFraction(text: String, json: String) { #expect(CoreSchema.resolve(text) == .float(json)) }

    @Test(arguments: [".inf", "-.Inf", "+.INF", ".nan", ".NaN"]) func notFinite(text: String) {
        #expect(CoreSchema.resolve(text) == .notFinite)
    }

    /// YAML 1.1 made some of these booleans, base 60 numbers and dates.
    @Test(arguments: [
        "yes", "no", "on", "off", "y", "N", "tRUE", "nULL", "1_000", "0b1", "0x", "0xg", "0x-1", "0o8", "12:30",
        "1.2.3", "1e",
        "e5", "-", "+", ".", "--1", "1 2", "2026-11-21", ".infinity", "١٢", "<<", "=",
    ]) func strings(text: String) { #expect(CoreSchema.resolve(text) == .string) }
}
