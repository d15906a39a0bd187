import MessagesAPI
import Scenario

/// The frames of Bedrock's streams.
enum BedrockFrame {
    /// The frame of an event.
    ///
    /// - Parameters:
    ///   - type: the event's type, which its header tells.
    ///   - payload: what it carries.
    ///   - corrupted: the same with the data of the event cut in half.
    static func event(_ type: String, _ payload: [UInt8], corrupted: [UInt8]) -> StreamFrame {
        let headers = [(":event-type", type), (":content-type", "application/json"), (":message-type", "event")]
        return StreamFrame(
            EventStreamEncoder.encode(headers: headers, payload: payload),
            corrupted: EventStreamEncoder.encode(headers: headers, payload: corrupted)
        )
    }

    /// The frame of an exception, with which the stream fails.
    static func exception(_ name: String, message: String) -> StreamFrame {
        let payload = JSON.object(["message": .string(message)]).encoded()
        let headers = [
            (":exception-type", name), (":content-type", "application/json"), (":message-type", "exception"),
        ]
        return StreamFrame(
            EventStreamEncoder.encode(headers: headers, payload: payload),
            corrupted: EventStreamEncoder.encode(headers: headers, payload: firstHalf(of: payload))
        )
    }

    /// What Bedrock adds to each event so that its length tells nothing of its text: the beginning of the alphabet, of any
    /// length. Here the same event has the same on every run.
    static func padding(for data: [UInt8]) -> JSON {
        .string(String(alphabet.prefix(Int(CRC32.checksum(data)) % (alphabet.count + 1))))
    }

    /// The first half of a text: not inside a character, so that the text is broken and its encoding is not.
    static func firstHalf(of text: [UInt8]) -> [UInt8] {
        var count = text.count / 2
        while count > 0, text[count] & 0xC0 == 0x80 { count -= 1 }
        return Array(text.prefix(count))
    }

    private static let alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
}
