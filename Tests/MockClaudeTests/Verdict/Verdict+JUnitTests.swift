import Foundation
import FoundationXML
import Scenario
import Testing

@testable import MockClaude

struct VerdictJUnitTests {
    private func suite(_ verdict: Verdict) throws -> XMLElement {
        try #require(XMLDocument(data: Data(verdict.junit.utf8)).rootElement())
    }

    private func attributes(_ element: XMLElement) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (element.attributes ?? []).map { ($0.name ?? "", $0.stringValue ?? "") })
    }

    @Test func aCaseForEachExpectation() throws {
        let suite = try suite(.failed())
        #expect(suite.name == "testsuite")
        #expect(
            attributes(suite)
                == ["name": "mock-claude", "tests": "4", "failures": "3", "errors": "0", "skipped": "0"]
        )
        let cases = suite.elements(forName: "testcase")
        #expect(cases.map { attributes($0)["name"] } == ["requests", "no_misses", "findings", "gates"])
        #expect(cases.map { $0.elements(forName: "failure").count } == [1, 1, 1, 0])
        let failure = try #require(cases[1].elements(forName: "failure").first)
        #expect(attributes(failure) == ["type": "no_misses", "message": "nothing <fits> & \"nothing\" will"])
        #expect(failure.stringValue == "req_1: nothing <fits> & \"nothing\" will")
    }

    @Test func severalFailuresOfOneExpectation() throws {
        var tally = Tally()
        for number in 1...2 { tally.noteMiss("req_\(number)", "nothing fits") }
        let suite = try suite(Verdict(.init(), rules: [], tally: tally))
        let failure = try #require(suite.elements(forName: "testcase")[0].elements(forName: "failure").first)
        #expect(attributes(failure)["message"] == "2 failures")
        #expect(failure.stringValue == "req_1: nothing fits\nreq_2: nothing fits")
    }

    @Test func findingsStandInTheOutput() throws {
        let output = try suite(.failed()).elements(forName: "system-out").first?.stringValue
        #expect(output?.contains("finding: req_2: left_early: left") == true)
        #expect(try suite(.idle).elements(forName: "system-out").first?.stringValue == "passed")
    }

    @Test func itIsXMLWhateverAClientSends() throws {
        let text = "\u{0}\u{1b}[0m]]>\u{fffe}\u{7f}\u{2028}\r\n\t'ü😀'"
        let suite = try suite(.failed(why: text, detail: text))
        let failure = suite.elements(forName: "testcase")[1].elements(forName: "failure").first
        #expect(failure?.stringValue == "req_1: \\u0000\\u001b[0m]]>\u{fffd}\\u007f\\u2028\\r\\n\\t'ü😀'")
    }
}
