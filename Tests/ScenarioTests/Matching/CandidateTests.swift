import MessagesAPI
import Testing

@testable import Scenario

struct CandidateTests {
    private let body: JSON = [
        "model": "claude-a", "system": "Be brief.",
        "messages": [
            ["role": "user", "content": "Hi"], ["role": "assistant", "content": "Ho"],
            ["role": "user", "content": [["type": "tool_result", "tool_use_id": "t", "content": "32"]]],
        ],
    ]

    @Test func whatIsLookedUp() {
        let candidate = Candidate(MessagesRequest(body: body))
        #expect(candidate.path == "/v1/messages" && candidate.pathSubject.text == "/v1/messages")
        #expect(candidate.attempt == 1 && candidate.turn == 2)
        #expect(candidate.model.text == "claude-a" && candidate.system.text == "Be brief.")
        #expect(candidate.lastUser.text == "")
        #expect(candidate.allTexts.map(\.text) == ["Be brief.", "Hi", "Ho", "32"])
        #expect(candidate.toolResults.map(\.content) == ["32"])
        #expect(candidate.header(named: "x-team") == nil)
    }

    @Test func aTextIsLookedUpOnce() {
        let candidate = Candidate(MessagesRequest(body: body))
        #expect(candidate.model === candidate.model)
        #expect(candidate.lastUser === candidate.lastUser)
        #expect(candidate.system === candidate.system)
        #expect(candidate.allTexts[1] === candidate.allTexts[1])
    }

    @Test func eachOutlineHasADigestOfItsOwn() {
        let outlines = [[], ["/system"], ["/messages"]].map { ignored in
            RecordedRequest(
                Recording.Request(method: "POST", path: "/v1/messages", body: body.encoded()),
                ignoring: ignored.compactMap { JSONPointer($0) }
            ).outline
        }
        let candidate = Candidate(MessagesRequest(body: body))
        for outline in outlines + outlines {
            #expect(candidate.digest(by: outline) == outline.digest(of: candidate))
        }
        #expect(Set(outlines.map { candidate.digest(by: $0) }).count == outlines.count)
    }

    @Test(arguments: [
        ("X-Api-Key", true), ("authorization", true), ("Cookie", true), ("Proxy-Authorization", true),
        ("SET-COOKIE", true), ("x-api-keys", false), ("anthropic-version", false),
    ]) func secretsAreMarked(name: String, isSecret: Bool) {
        let candidate = Candidate(MessagesRequest(body: body)) { "the value of \($0)" }
        #expect(candidate.header(named: name)?.text == "the value of \(name)")
        #expect(candidate.header(named: name)?.isSecret == isSecret)
    }
}
