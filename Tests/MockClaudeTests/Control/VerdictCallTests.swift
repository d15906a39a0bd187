import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct VerdictCallTests {
    private let state: ServerState = {
        var scenario = Scenario()
        scenario.expectations.requests = 1
        return ServerState(scenario)
    }()

    @Test(arguments: ["", "?format=json"]) func itIsJSONUnlessToldOtherwise(query: String) throws {
        let failure: JSON = ["what": "requests", "why": "0 came, 1 expected", "request": nil]
        #expect(
            try state.ask("GET", "/verdict\(query)").json
                == ["passed": false, "failures": [failure], "findings": []]
        )
    }

    @Test func itIsTextForPeople() {
        let response = state.ask("GET", "/verdict?format=text")
        #expect(response.text == "FAILED\nrequests: 0 came, 1 expected\n")
        #expect(response.headers.value(of: "content-type") == "text/plain; charset=utf-8")
    }

    @Test func itIsXMLForJUnitsReaders() {
        let response = state.ask("GET", "/verdict?format=junit")
        #expect(response.text.hasPrefix("<?xml"))
        #expect(response.headers.value(of: "content-type") == "application/xml")
    }

    @Test func anotherFormatIsRefused() { #expect(state.ask("GET", "/verdict?format=yaml").status == 400) }

    @Test func aSessionHasItsOwn() throws {
        let responder = Responder(state, control: nil, log: .silent)
        _ = responder.respond(to: .message("Hi", target: "/session/a/v1/messages"))
        let failures = try state.ask("GET", "/verdict?session=a").json["failures"]?.array
        #expect(failures?.map { $0["what"] } == ["no_misses"])
    }
}
