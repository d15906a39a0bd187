import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ActReaderTests {
    @Test(
        arguments: [
            ("reset", .reset), ("close", .close), ("end", .end), ("stall", .stall), ("bad_chunk", .badChunk),
            ("corrupt", .corrupt), ("duplicate", .duplicate), ("drop", .drop), ("swap", .swap),
            ("{stall: 10s}", .wait(.seconds(10))), ("{wait: 3s}", .wait(.seconds(3))), ("{hold: gate}", .hold("gate")),
            ("{dribble: 10ms}", .dribble(.milliseconds(10))),
        ] as [(String, Fault.Act)]
    ) func everyAct(text: String, act: Fault.Act) {
        let (value, problems) = read(text, by: ReplyFault.Act.read)
        #expect(value == .other(act))
        #expect(problems == [])
    }

    @Test(
        arguments: [
            ("{error: overloaded_error}", APIError(.overloaded)),
            (
                "{error: {type: api_error, message: Ouch, details: {a: 1}}}",
                APIError(.api, message: "Ouch", details: ["a": 1])
            ),
        ] as [(String, APIError)]
    ) func errors(text: String, error: APIError) { #expect(read(text, by: ReplyFault.Act.read).value == .error(error)) }

    @Test(arguments: [
        ("rset", "1:1: error: unknown thing to do 'rset', did you mean 'reset'?"),
        ("{dribble: 0}", "1:11: error: the time between bytes must be above 0"),
        ("{hold: ''}", "1:8: error: a gate needs a name"),
        (
            "{error: {type: api_error, status: 500}}",
            "1:27: error: unknown key 'status' in an error event; valid keys: "
                + "message, details, type"
        ),
        ("{stal: 10s}", "1:2: error: unknown key 'stal' in 'do', did you mean 'stall'?"),
        (
            "explode",
            "1:1: error: unknown thing to do 'explode'; expected one of reset, close, end, stall, bad_chunk, corrupt, "
                + "duplicate, drop, swap, {stall: 10s}, {wait: 3s}, {hold: NAME}, {error: TYPE}, {dribble: 10ms}"
        ),
    ]) func whatIsNoAct(text: String, problem: String) {
        #expect(read(text, by: ReplyFault.Act.read).problems == [problem])
    }

    @Test func onlyWhatIsAskedForIsTaken() {
        let problems = read("[drop, {dribble: 1s}]") { node, problems in
            node.elements.map { ReplyFault.Act.read($0, names: ["reset"], kinds: ["stall"], problems) }
        }.problems
        #expect(
            problems == [
                "1:2: error: unknown thing to do 'drop'; expected one of reset, {stall: 10s}",
                "1:8: error: 'do' needs one of stall",
                "1:9: error: unknown key 'dribble' in 'do'; valid keys: stall",
            ]
        )
    }
}
