import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct WireReaderTests {
    private func wire(_ text: String) throws -> Wire {
        let (value, problems) = read(text, by: Wire.read)
        #expect(problems == [])
        return try #require(value)
    }

    @Test func whatIsNotSaidIsLeftToOthers() throws { #expect(try wire("{}") == Wire()) }

    @Test(
        arguments: [
            ("none", Slice.none), ("event", .event), ("line", .line), ("utf8", .utf8), ("random", .random),
            ("1", .bytes(1)),
        ] as [(String, Slice)]
    ) func slices(text: String, slice: Slice) throws { #expect(try wire("{slice: \(text)}").slice == slice) }

    @Test(arguments: [("lf", .lf), ("crlf", .crlf), ("cr", .cr)] as [(String, SSEFormat.Newline)])
    func newlines(text: String, newline: SSEFormat.Newline) throws {
        #expect(try wire("{newline: \(text)}").newline == newline)
    }

    @Test(arguments: [("raw", false), ("escaped", true)]) func unicode(text: String, escapes: Bool) throws {
        #expect(try wire("{unicode: \(text)}").escapesUnicode == escapes)
    }

    @Test func switches() throws {
        #expect(try wire("{space_after_colon: false}").spaceAfterColon == false)
        #expect(try wire("{bom: true}").byteOrderMark == true)
        #expect(try wire("{comments: true}").comments == true)
        #expect(try wire("{unknown_events: true}").unknownEvents == true)
        #expect(try wire("{multiline_data: true}").multilineData == true)
        #expect(try wire("{padding: false}").padding == false)
    }

    @Test(arguments: [
        ("padding", "1:1: error: 'wire' must be a map, found 'padding'"),
        ("{padding: on}", "1:11: error: expected true or false, found 'on'"),
        ("{paddings: true}", "1:2: error: unknown key 'paddings' in 'wire', did you mean 'padding'?"),
        ("{slice: 0}", "1:9: error: expected a whole number, 1 or more, found the number 0"),
        ("{slice: evnt}", "1:9: error: unknown slice 'evnt', did you mean 'event'?"),
        (
            "{slice: '5'}",
            "1:9: error: unknown slice '5'; expected one of none, event, line, utf8, random, a number of bytes"
        ),
        ("{newline: lfcr}", "1:11: error: unknown newline 'lfcr'; expected one of lf, crlf, cr"),
        ("{unicode: true}", "1:11: error: unknown spelling 'true'; expected one of raw, escaped"),
    ]) func notSettings(text: String, problem: String) {
        #expect(read(text, by: Wire.read).problems == [problem])
    }
}
