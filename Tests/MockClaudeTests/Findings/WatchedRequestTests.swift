import HTTPDaemon
import MessagesAPI
import Testing

@testable import MockClaude

struct WatchedRequestTests {
    private func watched(_ headers: [String: String], exceedsLimit: Bool = false) -> WatchedRequest {
        var request = HTTPRequest.message("Hi")
        request.headers = HTTPHeaders(headers.map { HTTPHeader($0.key, $0.value) })
        request.bodyExceedsLimit = exceedsLimit
        return WatchedRequest(Incoming(request), id: "req_1", call: 7, isMessage: true)
    }

    @Test func theClientsOwnCount() {
        #expect(watched(["X-Stainless-Retry-Count": "2"]).retryCount == 2)
        #expect(watched(["x-stainless-retry-count": "many"]).retryCount == nil)
        #expect(watched([:]).retryCount == nil)
    }

    @Test func theVersion() {
        #expect(watched(["Anthropic-Version": "2023-06-01"]).namesVersion)
        #expect(!watched([:]).namesVersion)
        #expect(!watched(["anthropic-version": ""]).namesVersion)
        let request = WatchedRequest(Incoming(.message("Hi")), id: "", call: 1, needsVersion: false, isMessage: false)
        #expect(request.namesVersion && request.conversation == nil)
    }

    @Test func anotherKeyIsAnotherAuthority() {
        let keys = [["x-api-key": "a"], ["x-api-key": "b"], ["authorization": "a"], ["anthropic-beta": "a"], [:]]
        #expect(Set(keys.map { watched($0).authority }).count == keys.count)
        #expect(watched(["x-api-key": "a", "x-stainless-retry-count": "1"]).authority == watched(keys[0]).authority)
    }

    @Test func aBodyThatWasNotReadIsLikeNoOther() {
        #expect(watched([:]).call == 7)
        #expect(watched([:], exceedsLimit: true).call == nil)
    }
}
