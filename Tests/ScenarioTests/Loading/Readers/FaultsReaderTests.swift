import Testing
import Timeline

@testable import Scenario

struct FaultsReaderTests {
    private func problems(with faults: String) -> [String] {
        read(faults, by: PlacedFault.readAll).problems
    }

    @Test func aListOfFaults() throws {
        let reply = try reply("replies: [{text: a, faults: [{at: event 5, do: reset}, {at: 50%, do: {wait: 3s}}]}]")
        #expect(reply.faults == [ReplyFault(at: .event(5), .reset), ReplyFault(at: .share(0.5), .wait(.seconds(3)))])
        #expect(try faults("[]") == [])
    }

    @Test func oneFaultNeedsNoList() throws {
        #expect(try faults("{at: headers, do: stall}") == [ReplyFault(at: .headers, .stall)])
    }

    private func faults(_ text: String) throws -> [ReplyFault] {
        try reply("replies: [{text: a, faults: \(text)}]").faults
    }

    @Test(arguments: [
        ("reset", "1:1: error: expected a list of faults, found 'reset'"),
        ("[reset]", "1:2: error: a fault must be a map, found 'reset'"),
        ("{do: reset}", "1:1: error: a fault needs 'at'"), ("[{at: end}]", "1:2: error: a fault needs 'do'"),
        ("{at: end, do: reset, times: 2}", "1:22: error: unknown key 'times' in a fault; valid keys: at, do"),
    ]) func whatIsNoFault(text: String, problem: String) { #expect(problems(with: text) == [problem]) }

    @Test func whatContradictsItselfIsWarnedOf() {
        #expect(
            problems(with: "[{at: event 1, do: drop},\n{at: end, do: drop}]")
                == ["2:1: warning: 'drop' is done to what follows, and nothing follows 'end'"]
        )
    }

    @Test(arguments: [
        ("reset", "event 5", "event 5"), ("{error: api_error}", "event 5", "event 6"),
        ("close", "event 5", "event 5 byte 1"),
        ("stall", "byte 5", "byte 6"), ("end", "block 1", "block 2"), ("bad_chunk", "10%", "10.5%"),
        ("reset", "request", "headers"), ("reset", "headers", "block 1"), ("reset", "event 0", "byte 1"),
        ("stall", "request", "end"), ("reset", "100%", "end"),
    ]) func aFaultBehindTheEndIsNeverDone(end: String, first: String, second: String) {
        let line = "warning: this fault never happens: the one on line"
        #expect(
            problems(with: "[{at: \(first), do: \(end)},\n{at: \(second), do: reset}]")
                == ["2:1: \(line) 1 ends the reply before it"]
        )
    }

    @Test func theOrderInTheFileCountsAtOnePlaceOnly() {
        #expect(
            problems(with: "[{at: event 6, do: {wait: 1s}},\n{at: event 5, do: stall}]")
                == ["1:2: warning: this fault never happens: the one on line 2 ends the reply before it"]
        )
        #expect(problems(with: "[{at: event 5, do: {wait: 1s}},\n{at: event 5, do: stall}]") == [])
    }

    @Test(arguments: [
        "[{at: event 5, do: {wait: 3s}}, {at: event 5, do: reset}]",
        "[{at: event 6, do: reset}, {at: event 5, do: drop}]",
        "[{at: event 5, do: reset}, {at: byte 10, do: drop}]", "[{at: block 1, do: reset}, {at: 50%, do: drop}]",
        "[{at: event 5, do: reset}, {at: end, do: stall}]", "[{at: event 5, do: corrupt}, {at: event 6, do: reset}]",
        "[{at: event 0, do: drop}, {at: headers, do: reset}]", "[{at: byte 0, do: drop}, {at: headers, do: reset}]",
        "[{at: 0%, do: drop}, {at: event 0, do: reset}]", "[{at: end, do: {hold: g}}, {at: end, do: reset}]",
    ]) func whatMayHappenIsNotWarnedOf(faults: String) { #expect(problems(with: faults) == []) }

    @Test(arguments: [
        ("event 1", "drop", "drop"), ("event 1", "duplicate", "duplicate"), ("byte 1", "swap", "swap"),
        ("byte 1", "{error: api_error}", "error"), ("event 1", "reset", "event 1"), ("block 1", "stall", "block 1"),
    ]) func whatNeedsEventsMeansNothingBesideAnError(at: String, act: String, name: String) {
        let fault = "faults: {at: \(at), do: \(act)}"
        #expect(
            Self.problems(of: "{error: api_error, \(fault)}")
                == ["1:38: warning: '\(name)' means nothing beside 'error', which has no events"]
        )
        #expect(
            Self.problems(of: "{http: {body: a}, \(fault)}")
                == ["1:37: warning: '\(name)' means nothing beside 'http', which has no events"]
        )
        #expect(
            Self.problems(of: "{attempts: [{error: api_error}], \(fault)}")
                == ["1:52: warning: '\(name)' means nothing here: none of the attempts has events"]
        )
        #expect(Self.problems(of: "{attempts: [{error: api_error}, {text: a}], \(fault)}") == [])
        #expect(Self.problems(of: "{text: a, \(fault)}") == [])
    }

    @Test(arguments: ["request", "headers", "event 0", "byte 5", "50%", "end"])
    func anErrorIsCutAtBytes(place: String) {
        #expect(Self.problems(of: "{error: api_error, faults: {at: \(place), do: reset}}") == [])
    }

    private static func problems(of reply: String) -> [String] { ScenarioTests.problems("replies: [\(reply)]") }
}
