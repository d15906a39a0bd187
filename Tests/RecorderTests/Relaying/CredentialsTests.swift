import HTTPDaemon
import Testing

@testable import Recorder

struct CredentialsTests {
    private func applied(_ credentials: Credentials, to fields: [HTTPHeader]) -> [HTTPHeader] {
        Array(credentials.applied(to: HTTPRequest(method: "POST", target: "/", headers: HTTPHeaders(fields))).headers)
    }

    private let request = [HTTPHeader("Accept", "*/*"), HTTPHeader("X-Api-Key", "dummy"), HTTPHeader("a", "b")]

    @Test func theDummyGivesWayToTheKey() {
        let credentials = Credentials(placeholder: "dummy", key: "real", token: "token")
        #expect(
            applied(credentials, to: request)
                == [HTTPHeader("Accept", "*/*"), HTTPHeader("X-Api-Key", "real"), HTTPHeader("a", "b")]
        )
    }

    @Test func orToTheToken() {
        let credentials = Credentials(placeholder: "dummy", key: "", token: "token")
        #expect(applied(credentials, to: request)[1] == HTTPHeader("Authorization", "Bearer token"))
    }

    @Test func asATokenTheDummyGivesWayToEither() {
        let bearer = [HTTPHeader("Authorization", "Bearer dummy")]
        for (key, token) in [("real", nil), (nil, "real"), ("real", "token")] as [(String?, String?)] {
            let credentials = Credentials(placeholder: "dummy", key: key, token: token)
            #expect(applied(credentials, to: bearer) == [HTTPHeader("Authorization", "Bearer real")])
            #expect(!credentials.isEmpty)
        }
    }

    @Test func withoutKeysItStays() {
        #expect(applied(Credentials(placeholder: "dummy", key: nil, token: nil), to: request) == request)
        #expect(Credentials(placeholder: "dummy", key: "", token: nil).isEmpty)
    }

    @Test func whoBringsAKeyKeepsIt() {
        let own = [HTTPHeader("x-api-key", "mine")]
        #expect(applied(Credentials(placeholder: "dummy", key: "real", token: nil), to: own) == own)
        #expect(applied(Credentials(placeholder: "dummy", key: "real", token: nil), to: []) == [])
    }
}
