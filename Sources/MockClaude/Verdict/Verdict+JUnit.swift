extension Verdict {
    /// The verdict as JUnit XML: one suite, with a case for each expectation that was checked. Findings that are no failures
    /// stand in its output.
    public var junit: String {
        let failed = checks.count { !$0.failures.isEmpty }
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<testsuite name="mock-claude" tests="\#(checks.count)" failures="\#(failed)" errors="0" skipped="0">"#,
        ]
        lines += checks.map(\.junit)
        lines.append("  <system-out>\(text.xml)</system-out>")
        lines.append("</testsuite>\n")
        return lines.joined(separator: "\n")
    }
}

extension Verdict.Check {
    fileprivate var junit: String {
        let start = #"  <testcase classname="mock-claude" name="\#(what.xml)""#
        guard let first = failures.first else { return "\(start)/>" }
        let message = failures.count == 1 ? first.why : "\(failures.count) failures"
        let lines = failures.map { "\($0.place)\($0.why)".withoutControls.xml }
        return """
            \(start)>
                <failure type="\(what.xml)" message="\(message.withoutControls.xml)">\(lines.joined(separator: "\n"))</failure>
              </testcase>
            """
    }
}

extension String {
    /// The text as XML 1.0 has it, in an attribute or between tags. Its control characters have been spelled out before; what
    /// else XML cannot hold becomes U+FFFD.
    fileprivate var xml: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
