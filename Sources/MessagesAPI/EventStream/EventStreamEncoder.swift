/// Spells frames of Amazon's event streams (`application/vnd.amazon.eventstream`, as the AWS SDKs document it).
///
///     ├ length of all: 4 ┤ length of headers: 4 ┤ CRC of both: 4 ┤ headers ┤ payload ┤ CRC of all before: 4 ┤
///     header: length of name: 1, name, type: 1, length of value: 2, value
///
/// Numbers are big-endian.
package enum EventStreamEncoder {
    /// The type of a header whose value is text.
    private static let textType: UInt8 = 7

    /// The bytes of a frame.
    ///
    /// - Parameters:
    ///   - headers: the headers in order; a name has at most 255 bytes, a value 65,535.
    ///   - payload: what it carries.
    package static func encode(headers: [(name: String, value: String)], payload: [UInt8]) -> [UInt8] {
        let fields = headers.flatMap(field)
        // The lengths count the two of them, both checksums and what is between.
        var bytes = number(UInt32(16 + fields.count + payload.count)) + number(UInt32(fields.count))
        bytes += number(CRC32.checksum(bytes))
        bytes += fields
        bytes += payload
        return bytes + number(CRC32.checksum(bytes))
    }

    private static func field(_ header: (name: String, value: String)) -> [UInt8] {
        [UInt8(header.name.utf8.count)] + header.name.utf8 + [textType] + number(UInt16(header.value.utf8.count))
            + header.value.utf8
    }

    private static func number(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}
