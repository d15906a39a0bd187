import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ChaosReaderTests {
    private func chaos(_ text: String) throws -> Chaos {
        try #require(try scenario("chaos: [\(text)]\nreplies: []").chaos.first)
    }

    @Test func anErrorInThePlaceOfTheReply() throws {
        let chaos = try chaos(
            "{probability: 0.1, error: {type: overloaded_error, status: 503}, headers: {a: b, c: null}}"
        )
        guard case .answer(let reply) = chaos.effect, case .error(let error) = reply.body else {
            throw Unexpected(chaos)
        }
        #expect(chaos.probability == 0.1)
        #expect(error == APIError(.overloaded, status: 503))
        #expect(reply.headers.map(\.name) == ["a", "c"])
        #expect(reply.headers.map(\.value) == ["b", nil])
    }

    @Test(
        arguments: [
            ("do: reset", .randomEvent, .other(.reset)), ("at: random event, do: drop", .randomEvent, .other(.drop)),
            ("at: random byte, do: {stall: 1s}", .randomByte, .other(.wait(.seconds(1)))),
            ("at: event 5, do: {error: api_error}", .at(.event(5)), .error(APIError(.api))),
            ("at: 50%, do: bad_chunk", .at(.share(0.5)), .other(.badChunk)),
        ] as [(String, Chaos.Place, ReplyFault.Act)]
    ) func aFaultOfTheReply(text: String, place: Chaos.Place, act: ReplyFault.Act) throws {
        let chaos = try chaos("{probability: 5%, \(text)}")
        guard case .fault(let readPlace, let readAct) = chaos.effect else { throw Unexpected(chaos) }
        #expect(chaos.probability == 0.05)
        #expect(readPlace == place)
        #expect(readAct == act)
    }

    @Test(arguments: [("0", 0), ("1", 1), ("0.25", 0.25), ("1e-3", 0.001), ("0%", 0), ("12.5%", 0.125), ("100%", 1)])
    func probabilities(text: String, probability: Double) throws {
        #expect(try chaos("{probability: \(text), do: reset}").probability == probability)
    }

    @Test(arguments: ["-0.1", "1.1", "101%", "often", "", ".nan", "'0.5'", "[1]"]) func noProbabilities(text: String) {
        let problems = read("[{do: reset, probability: \(text)}]", by: Chaos.readAll).problems
        #expect(problems.count == 1)
        #expect(
            problems.first?.contains("error: expected a probability from 0 to 1, or from 0% to 100%, found ") == true
        )
    }

    @Test(arguments: [
        ("{do: reset}", "1:2: error: a random fault needs 'probability'"),
        ("{probability: 1}", "1:2: error: a random fault needs one of error, do"),
        (
            "{probability: 1, do: reset, error: api_error}",
            "1:30: error: 'error' cannot stand beside 'do' on line 1: a random fault has only one of them"
        ),
        ("{probability: 1, do: reset, headers: {}}", "1:30: error: 'headers' can only stand beside 'error'"),
        ("{probability: 1, error: api_error, at: end}", "1:37: error: 'at' can only stand beside 'do'"),
        (
            "{probability: 1, at: randm byte, do: reset}",
            "1:23: error: unknown place 'randm byte', did you mean 'random byte'?"
        ),
        (
            "{probability: 1, at: start, do: reset}",
            "1:23: error: unknown place 'start'; places: request, headers, event 5, event 5 byte 10, byte 100, block 1, "
                + "50%, end, random event, random byte"
        ),
        (
            "{probability: 1, at: end, do: drop}",
            "1:2: warning: 'drop' is done to what follows, and nothing follows 'end'"
        ),
    ]) func whatIsWrong(text: String, problem: String) {
        #expect(read("[\(text)]", by: Chaos.readAll).problems == [problem])
    }

    @Test func whatStandsBehindACertaintyIsWarnedOf() {
        #expect(
            read(
                "[{probability: 0.5, do: reset},\n{probability: 1, do: reset},\n{probability: 1, do: close}]",
                by: Chaos.readAll
            )
            .problems == ["3:1: warning: this random fault never happens: the one on line 2 befalls every request"]
        )
    }

    @Test func aListIsExpected() {
        #expect(
            read("reset", by: Chaos.readAll).problems == ["1:1: error: expected a list of random faults, found 'reset'"]
        )
    }
}
