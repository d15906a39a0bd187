import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct ScenarioCallTests {
    private let state = ServerState(Scenario(name: "first", rules: [Rule(answer: .reply(.text("one")))]))

    private func text(target: String = "/v1/messages") throws -> String? {
        var request = HTTPRequest.message("Hi", ["stream": false])
        request.target = target
        let responder = Responder(state, control: nil, log: .silent)
        return try responder.respond(to: request).json["content"]?[0]?["text"]?.string
    }

    @Test func whatIsServedIsTold() throws { #expect(try state.ask("GET", "/scenario").json["name"] == "first") }

    @Test(arguments: ["name: second\nreplies: [{text: two}]", #"{"name": "second", "replies": [{"text": "two"}]}"#])
    func anotherCanBeLoaded(file: String) throws {
        #expect(state.ask("PUT", "/scenario", file).status == 200)
        #expect(try state.ask("GET", "/scenario").json["name"] == "second")
        #expect(try text() == "two")
    }

    @Test func aBadOneChangesNothingAndSaysAllThatIsWrong() throws {
        let response = state.ask("PUT", "/scenario", "replies: [{txt: two}, {text: three, times: 0}]")
        #expect(response.status == 400)
        #expect(try response.json["errors"]?.array?.map { $0["line"] } == [1, 1])
        #expect(try response.json["errors"]?[0]?["message"]?.string?.contains("did you mean 'text'?") == true)
        #expect(try text() == "one")
    }

    @Test func aSessionMayHaveOneOfItsOwn() throws {
        #expect(state.ask("PUT", "/scenario?session=a", "replies: [{text: two}]").status == 200)
        #expect(try text() == "one")
        #expect(try text(target: "/session/a/v1/messages") == "two")
        #expect(try state.ask("GET", "/scenario?session=b").json["name"] == "first")
        #expect(state.ask("PUT", "/scenario", "replies: [{text: three}]").status == 200)
        #expect(try text(target: "/session/a/v1/messages") == "three")
    }

    @Test func whatIsServedCanBeServedAgain() throws {
        let odd = "a\u{7F}b\u{85}c\u{2028}d\u{FEFF}e"
        state.load(Scenario(rules: [Rule(answer: .reply(.text(odd)))]))
        let served = state.ask("GET", "/scenario").text
        #expect(state.ask("PUT", "/scenario", served).status == 200)
        #expect(try text() == odd)
    }

    @Test func loadingForgetsWhatWasUsed() throws {
        let once = "replies: [{text: two, times: 1}]"
        for _ in 0..<2 {
            #expect(state.ask("PUT", "/scenario", once).status == 200)
            #expect(try text() == "two")
            #expect(try text() == nil)
        }
    }
}
