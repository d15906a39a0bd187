import Foundation
import Testing
import Timeline

@testable import Scenario

struct PositionReaderTests {
    private static let places = "request, headers, event 5, event 5 byte 10, byte 100, block 1, 50%, end"

    @Test(
        arguments: [
            ("request", .request), ("headers", .headers), ("event 0", .event(0)), ("event 5", .event(5)),
            ("event 5 byte 0", .event(5)), ("event 5 byte 10", .event(5, byte: 10)), ("byte 0", .byte(0)),
            ("byte 100", .byte(100)), ("block 1", .block(1)), ("0%", .share(0)), ("50%", .share(0.5)),
            ("12.5%", .share(0.125)), ("100%", .share(1)), ("end", .end), (#""event 5""#, .event(5)),
        ] as [(String, Position)]
    ) func everyPlace(text: String, position: Position) {
        let (value, problems) = read(text) { Position.read($0, $1) }
        #expect(value == position)
        #expect(problems == [])
    }

    @Test(arguments: [
        ("evnt 3", "event 3"), ("Event 3", "event 3"), ("events 3", "event 3"), ("event3", "event 3"),
        ("event  3", "event 3"), (#""event: 3""#, "event 3"), ("event 3 bytes 4", "event 3 byte 4"),
        ("event 3, byte 4", "event 3 byte 4"), ("bite 10", "byte 10"), ("blok 2", "block 2"), ("header", "headers"),
        ("reqest", "request"), ("50 %", "50%"), ("'end '", "end"),
    ]) func aSlipIsTold(text: String, meant: String) {
        let told = text.trimmingCharacters(in: ["\"", "'"])
        #expect(
            read(text) { Position.read($0, $1) }.problems
                == ["1:1: error: unknown place '\(told)', did you mean '\(meant)'?"]
        )
    }

    @Test(arguments: [
        "start", "event", "event five", "event 1.5", "event 99999999999999999999", "byte 1 event 2", "'%'",
        "''", "true",
    ]) func whatIsNearNothingIsToldWhatThereIs(text: String) {
        let told = text.trimmingCharacters(in: ["'"])
        #expect(
            read(text) { Position.read($0, $1) }.problems
                == ["1:1: error: unknown place '\(told)'; places: \(Self.places)"]
        )
    }

    @Test(arguments: [
        ("5", "the number 5 alone is no place, did you mean 'event 5' or 'byte 5'?"),
        ("block 0", "blocks are counted from 1, found 'block 0'"),
        ("100.1%", "expected a share from 0% to 100%, found '100.1%'"),
        ("[a]", "expected a place, one of \(places), found a list"),
        ("null", "expected a place, one of \(places), found nothing"),
    ]) func whatIsNoPlaceAtAll(text: String, problem: String) {
        #expect(read(text) { Position.read($0, $1) }.problems == ["1:1: error: \(problem)"])
    }

    @Test func whatMayStandThereTooIsToldToo() {
        let problems = read("[randm event]", by: { Position.read($0.elements[0], or: ["random event"], $1) }).problems
        #expect(problems == ["1:2: error: unknown place 'randm event', did you mean 'random event'?"])
    }
}
