import Testing

@testable import MessagesAPI

struct CRC32Tests {
    /// The check value that catalogues of checksums give for this one, and others that `zlib` gives.
    @Test(arguments: [
        ("123456789", 0xCBF4_3926), ("", 0), ("a", 0xE8B7_BE43),
        ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ])
    func known(text: String, checksum: UInt32) {
        #expect(CRC32.checksum(Array(text.utf8)) == checksum)
    }
}
