import Testing

@testable import MessagesAPI

struct IdentifiersTests {
    private func identifiers(seed: UInt64 = 0, session: String = "default", body: UInt64 = 1, answer: UInt64 = 0)
        -> Identifiers
    {
        Identifiers(seed: seed, session: session, body: body, answer: answer)
    }

    @Test func shapes() throws {
        var ids = identifiers()
        #expect(ids.message().wholeMatch(of: /msg_01[1-9A-HJ-NP-Za-km-z]{22}/) != nil)
        #expect(ids.toolUse().wholeMatch(of: /toolu_01[1-9A-HJ-NP-Za-km-z]{22}/) != nil)
        #expect(ids.serverToolUse().wholeMatch(of: /srvtoolu_01[1-9A-HJ-NP-Za-km-z]{22}/) != nil)
        #expect(ids.request().wholeMatch(of: /req_011C[1-9A-HJ-NP-Za-km-z]{20}/) != nil)
        #expect(ids.messageBatch().wholeMatch(of: /msgbatch_01[1-9A-HJ-NP-Za-km-z]{22}/) != nil)
        #expect(ids.file().wholeMatch(of: /file_011C[1-9A-HJ-NP-Za-km-z]{20}/) != nil)
        #expect(ids.signature().wholeMatch(of: /[A-Za-z0-9+\/]{198}==/) != nil)
    }

    @Test func theSameReplyHasTheSameIds() {
        var first = identifiers(seed: 7, session: "s", body: 8, answer: 9)
        var second = identifiers(seed: 7, session: "s", body: 8, answer: 9)
        #expect(
            [first.message(), first.toolUse(), first.toolUse()] == [
                second.message(), second.toolUse(), second.toolUse(),
            ]
        )
    }

    @Test func everyPartCounts() {
        let all = [
            identifiers(), identifiers(seed: 1), identifiers(session: "other"), identifiers(body: 2),
            identifiers(answer: 1),
        ]
        let ids = all.map { ids in
            var ids = ids
            return ids.message()
        }
        #expect(Set(ids).count == all.count)
    }

    @Test func theOrganizationIsAUUIDOfTheSeed() {
        let uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        for seed in UInt64(0)..<50 {
            #expect(Identifiers.organization(seed: seed).wholeMatch(of: uuid) != nil)
        }
        #expect(Identifiers.organization(seed: 1) == Identifiers.organization(seed: 1))
        #expect(Identifiers.organization(seed: 1) != Identifiers.organization(seed: 2))
    }

    @Test func aContainerHasAnIDOfItsOwn() {
        var ids = Identifiers(seed: 0, session: "s", body: 1, answer: 0)
        let first = ids.container()
        #expect(first.hasPrefix("container_01") && first.count == 34)
        #expect(first != ids.container())
    }

    @Test func anotherEndpointsIdsAreMarked() {
        var ids = identifiers()
        ids.mark = "vrtx_"
        #expect(ids.message().hasPrefix("msg_vrtx_01"))
        #expect(ids.request().hasPrefix("req_vrtx_011C"))
    }

    @Test func aUUIDStandsForAnId() {
        let uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        #expect(Identifiers.uuid(for: "req_1").wholeMatch(of: uuid) != nil)
        #expect(Identifiers.uuid(for: "req_1") == Identifiers.uuid(for: "req_1"))
        #expect(Identifiers.uuid(for: "req_1") != Identifiers.uuid(for: "req_2"))
    }
}
