import Testing

@testable import MessagesAPI

struct BytesTests {
    private func length(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBytes { $0.lengthOfCharacter(at: 0) } }

    @Test func everyCharacterHasItsLength() {
        for value in [0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD7FF, 0xE000, 0xFFFF, 0x1_0000, 0x3_FFFF, 0x10_FFFF]
        {
            let bytes = Array(String(Unicode.Scalar(UInt32(value))!).utf8)
            #expect(length(bytes) == bytes.count)
            #expect(length(Array(bytes.dropLast())) == 0)
        }
    }

    /// The standard library judges the same.
    @Test func twoBytesAreJudgedAsUTF8Is() {
        var wrong: [[UInt8]] = []
        for first in UInt8(0x80)...0xFF {
            for second: UInt8 in [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] {
                for rest: [UInt8] in [[], [0x80], [0x80, 0xBF], [0x80, 0x41]] {
                    let bytes = [first, second] + rest
                    let length = length(bytes)
                    let isValid = (2...4).contains { count in
                        count <= bytes.count
                            && String(validating: bytes.prefix(count), as: UTF8.self)?.unicodeScalars.count == 1
                    }
                    if (length > 0) != isValid { wrong.append(bytes) }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test(arguments: 0..<8) func theFirstByteToEscapeIsMarkedFirst(place: Int) {
        for stop: UInt8 in [0x00, 0x1F, 0x22, 0x5C] {
            var bytes = [UInt8](repeating: 0x7E, count: 8)
            bytes[place] = stop
            #expect(
                bytes.withUnsafeBytes { Bytes.marks(ofEscapedIn: $0.word(at: 0)) }.trailingZeroBitCount / 8 == place
            )
        }
        for plain: UInt8 in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xFF] {
            var bytes = [UInt8](repeating: 0x7E, count: 8)
            bytes[place] = plain
            #expect(bytes.withUnsafeBytes { Bytes.marks(ofEscapedIn: $0.word(at: 0)) } == 0)
        }
    }

    /// Strings are looked through by 1, 16 and 64 bytes.
    @Test(arguments: [0, 1, 15, 16, 17, 79, 80, 81, 100, 150]) func theFirstStopIsFound(place: Int) {
        for byte in UInt8.min...UInt8.max {
            var bytes = [UInt8](repeating: 0x7E, count: 1 + 151)
            bytes[1 + place] = byte
            bytes[151] = 0x22
            let isStop = byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80
            #expect(bytes.withUnsafeBytes { $0.firstStop(from: 1) } == (isStop ? 1 + place : 151), "\(byte)")
        }
        let rest = [UInt8](repeating: 0x7E, count: place)
        #expect(rest.withUnsafeBytes { $0.firstStop(from: 0) } == place)
    }
}
