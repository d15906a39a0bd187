import Testing

@testable import Scenario

struct HTTPReaderTests {
    private func body(_ reply: Reply) -> String? {
        guard case .http(let bytes) = reply.body else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func textIsSentAsItIs() throws {
        let reply = try reply(
            #"replies: [{http: {status: 502, headers: {content-type: text/html}, body: "<h1>Bad\n</h1>"}}]"#
        )
        #expect(reply.status == 502)
        #expect(reply.headers.map(\.name) == ["content-type"])
        #expect(body(reply) == "<h1>Bad\n</h1>")
    }

    @Test func aValueIsSentAsCompactJSON() throws {
        let reply = try reply("replies: [{http: {body: {b: 1.50, a: [yes, ~]}}}]")
        #expect(reply.status == nil)
        #expect(reply.headers.map(\.name) == ["content-type"])
        #expect(reply.headers.map(\.value) == ["application/json"])
        #expect(body(reply) == #"{"b":1.50,"a":["yes",null]}"#)
    }

    @Test func itsOwnContentTypeStays() throws {
        let reply = try reply("replies: [{http: {body: [1], headers: {Content-Type: text/plain}}, headers: {x-a: b}}]")
        #expect(reply.headers.map(\.name) == ["Content-Type", "x-a"])
        #expect(reply.headers.map(\.value) == ["text/plain", "b"])
        #expect(body(reply) == "[1]")
    }

    @Test func aHeaderThatIsSentMoreThanOnceHasAList() throws {
        let reply = try reply(
            "replies: [{http: {headers: {vary: [Origin, Accept], a: [1], b: 2}}, headers: {a: [3, 4], c: ~}}]"
        )
        #expect(reply.headers.map(\.name) == ["vary", "vary", "a", "a", "b", "c"])
        #expect(reply.headers.map(\.value) == ["Origin", "Accept", "3", "4", "2", nil])
        #expect(
            problems("replies: [{text: a, headers: {a: [], b: [~], c: [[d]]}}]")
                == [
                    "1:34: error: the list has no value; null takes a field out",
                    "1:42: error: expected text, found nothing",
                    "1:50: error: expected text, found a list",
                ]
        )
    }

    @Test func nothingIsSentWithoutABody() throws {
        let reply = try reply("replies: [{http: {status: 204}}]")
        #expect(body(reply) == "")
        #expect(reply.headers.isEmpty)
    }

    @Test func whatSaysHowTheBodyIsFramedIsWarnedOf() {
        #expect(
            problems("replies: [{http: {headers: {Content-Length: 5}, body: hello}}]")
                == ["1:29: warning: 'Content-Length' follows from the body that is sent; this value is not"]
        )
    }

    @Test func bytesThatAreNoTextAreBase64() throws {
        let reply = try reply("replies: [{http: {body_base64: /wA=}}]")
        guard case .http(let bytes) = reply.body else { throw Unexpected(reply) }
        #expect(bytes == [0xFF, 0x00])
        #expect(reply.headers.isEmpty)
        #expect(
            problems("replies: [{http: {body_base64: a, body: b}}]") == [
                "1:19: error: 'body_base64' cannot stand beside 'body' on line 1",
                "1:32: error: expected base64 with its padding, found 'a'",
            ]
        )
    }
}
