import Testing

@testable import MessagesAPI

/// The frames are those with which the AWS SDKs test themselves (the `eventstream` suite of Smithy).
struct EventStreamEncoderTests {
    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func anEmptyFrame() {
        let bytes = EventStreamEncoder.encode(headers: [], payload: [])
        #expect(hexadecimal(bytes) == "000000100000000005c248eb7d98c8ff")
    }

    @Test func aPayloadWithoutHeaders() {
        let bytes = EventStreamEncoder.encode(headers: [], payload: Array("{'foo':'bar'}".utf8))
        #expect(hexadecimal(bytes) == "0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936")
    }

    @Test func aHeaderBeforeThePayload() {
        let bytes = EventStreamEncoder.encode(
            headers: [("content-type", "application/json")],
            payload: Array("{'foo':'bar'}".utf8)
        )
        #expect(
            hexadecimal(bytes)
                == "0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
                + "7b27666f6f273a27626172277d8d9c08b1"
        )
    }

    @Test func headersComeInOrder() {
        let bytes = EventStreamEncoder.encode(headers: [("a", "1"), ("b", "")], payload: [])
        #expect(bytes[12..<22] == [1, 0x61, 7, 0, 1, 0x31, 1, 0x62, 7, 0])
    }
}
