import Testing

@testable import Scenario

struct MapReaderTests {
    @Test func whatIsAskedForIsValid() {
        let (value, problems) = read("{b: x, c: 1, a: y}") {
            MapReader.read($0, "a thing", $1) { map in
                [map.value("a", String.read), map.required("b", String.read), map.entry("a")?.key]
            }
        }
        #expect(value == ["y", "x", "a"])
        #expect(problems == ["1:8: error: unknown key 'c' in a thing; valid keys: a, b"])
    }

    @Test func whatIsMissingIsToldAtTheMap() {
        let (value, problems) = read("\n  {}") {
            MapReader.read($0, "a thing", $1) { map in
                (map.required("a", String.read), map.exactlyOne(of: ["b", "c"])?.key)
            }
        }
        #expect(value?.0 == nil && value?.1 == nil)
        #expect(problems == ["2:3: error: a thing needs 'a'", "2:3: error: a thing needs one of b, c"])
    }

    @Test func whatIsMisspelledIsNotMissingToo() {
        let problems = read("{colour: red, hieght: 1}") {
            MapReader.read($0, "a thing", $1) { map in
                _ = map.required("color", String.read)
                return map.exactlyOne(of: ["width", "height"])?.key
            }
        }.problems
        #expect(
            problems == [
                "1:2: error: unknown key 'colour' in a thing, did you mean 'color'?",
                "1:15: error: unknown key 'hieght' in a thing, did you mean 'height'?",
            ]
        )
    }

    @Test func whatIsRefusedIsToldInItsOwnWordsAndIsNotListed() {
        let problems = read("{a: x, b: y, d: z}") {
            MapReader.read($0, "a thing", $1) { map in
                map.refuse(["a", "b", "c"]) { "no '\($0)' here" }
                return map.entry("e")?.key
            }
        }.problems
        #expect(
            problems == [
                "1:2: error: no 'a' here", "1:8: error: no 'b' here",
                "1:14: error: unknown key 'd' in a thing; valid keys: e",
            ]
        )
    }

    @Test func ofSeveralTheFirstInTheFileStands() {
        let (value, problems) = read("a: 1\nc: 2\nb: 3") {
            MapReader.read($0, "a thing", $1) { $0.exactlyOne(of: ["a", "b", "c"])?.key }
        }
        #expect(value == "a")
        #expect(
            problems == [
                "2:1: error: 'c' cannot stand beside 'a' on line 1: a thing has only one of them",
                "3:1: error: 'b' cannot stand beside 'a' on line 1: a thing has only one of them",
            ]
        )
    }

    @Test(arguments: [("[a]", "a list"), ("5", "the number 5"), ("", "nothing")])
    func anythingElseIsNoMap(text: String, found: String) {
        let (value, problems) = read("- \(text)") { node, problems in
            [Bool].read(node, of: "things", problems) { MapReader.read($0, "a thing", $1) { _ in true } }
        }
        #expect(value == [])
        #expect(problems == ["1:\(text.isEmpty ? 2 : 3): error: a thing must be a map, found \(found)"])
    }
}
