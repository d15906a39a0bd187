import Foundation
import HTTPDaemon
import Testing

@testable import MockClaude

struct InspectorTests {
    private let page = String(decoding: Inspector.page, as: UTF8.self)

    /// What stands between the tags of the only element of that name.
    private func content(of name: String) throws -> String {
        let matches = page.matches(of: try Regex<(Substring, Substring)>("(?s)<\(name)(?: [^>]*)?>(.*?)</\(name)>"))
        #expect(matches.count == 1)
        return String(try #require(matches.first).output.1)
    }

    private func matches(of pattern: String, in text: String) throws -> Set<String> {
        Set(text.matches(of: try Regex<(Substring, Substring)>(pattern)).map { String($0.output.1) })
    }

    private var policy: [String] {
        let field = Inspector.headers.value(of: "content-security-policy") ?? ""
        return field.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private func sha256(_ text: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sha256sum"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let digits = Array(
            String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64)
        )
        process.waitUntilExit()
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        #expect(bytes.count == 32)
        return Data(bytes).base64EncodedString()
    }

    @Test func itIsOneWholeDocument() throws {
        #expect(String(validating: Inspector.page, as: UTF8.self) != nil)
        #expect(page.prefix(32) == "<!doctype html>\n<html lang=\"en\">")
        #expect(page.suffix(8) == "</html>\n")
        // Browsers look for it in the first 1,024 bytes only.
        let namesItsEncoding = page.prefix(1024).contains("<meta charset=\"utf-8\">")
        #expect(namesItsEncoding)
        #expect(try content(of: "title") == "mock-claude")
    }

    @Test(arguments: ["http:", "https:", "://", "src=", "@import", "import(", "import "])
    func itNeedsNothingFromElsewhere(reference: String) throws {
        let isThere = page.contains(reference)
        #expect(!isThere)
        let loadsInStyle = try content(of: "style").contains("url(")
        #expect(!loadsInStyle)
    }

    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "srcdoc", "DOMParser", "eval(", "Function(",
    ])
    func dataNeverBecomesMarkupOrCode(means: String) {
        let isThere = page.contains(means)
        #expect(!isThere)
    }

    /// The policy forbids both, so that they would do nothing.
    @Test func noAttributeHoldsScriptOrStyle() throws {
        let markup = page.replacing(try content(of: "script"), with: "")
        #expect(try matches(of: "<[^>]* (on[a-z]+|style)=", in: markup).isEmpty)
    }

    @Test func thePolicyAllowsItsOwnStyleAndScriptAlone() throws {
        #expect(policy.contains("default-src 'none'"))
        for name in ["style", "script"] {
            let directive = "\(name)-src 'sha256-\(try sha256(content(of: name)))'"
            #expect(policy.contains(directive), "expected \(directive)")
        }
        #expect(policy.contains("connect-src 'self'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains { $0.contains("unsafe") || $0.contains("*") })
    }

    @Test(arguments: [
        ("content-type", "text/html; charset=utf-8"), ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"),
    ])
    func itsHeadersSay(name: String, value: String) {
        #expect(Inspector.headers.value(of: name) == value)
    }

    @Test func theScriptNamesOnlyElementsThatAreThere() throws {
        let script = try content(of: "script")
        let there = try matches(of: " id=\"([^\"]+)\"", in: page)
        let named = try matches(of: #"(?:\$|setText|complain|showNotes)\("([^"]+)""#, in: script)
        #expect(named.count > 20)
        #expect(named.subtracting(there) == [])
    }

    @Test func everyLabelAndHeadingThatIsReferredToIsThere() throws {
        let there = try matches(of: " id=\"([^\"]+)\"", in: page)
        let named = try matches(of: " (?:aria-labelledby|for)=\"([^\"]+)\"", in: page)
        #expect(!named.isEmpty)
        #expect(named.subtracting(there) == [])
    }

    /// With or without the slash at the end of the page's own address.
    @Test func itsCallsHaveAbsolutePaths() throws {
        let script = try content(of: "script")
        let isAbsolute = script.contains("return `/_mock/${path}")
        #expect(isAbsolute)
        #expect(try matches(of: #"(fetch\((?!address))"#, in: script).isEmpty)
        #expect(
            try matches(of: #"\burl\([`"]([a-z]+)"#, in: script) == [
                "requests", "verdict", "scenario", "gates", "reset",
            ]
        )
    }
}
