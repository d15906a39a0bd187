import Testing

@testable import HTTPDaemon

struct HTTPHeadersFieldTests {
    private func mark(_ name: String) -> UInt32 {
        Array(name.utf8).withUnsafeBufferPointer { HTTPHeaders.Prefix.mark(of: $0) }
    }

    @Test func aMarkIsTheSameWhateverTheCase() {
        #expect(mark("X-Api-Key") == mark("x-aPI-kEY"))
        #expect(mark("") == 0 && mark("a") != mark("b") && mark("ab") != mark("abb"))
    }

    @Test func fieldsFollowEachOther() {
        var bytes: [UInt8] = []
        for (name, value) in [("a", "12"), ("", "")] {
            let prefix = HTTPHeaders.Prefix(mark: mark(name), nameCount: name.utf8.count, valueCount: value.utf8.count)
            withUnsafeBytes(of: prefix) { bytes += $0 }
            bytes += Array(name.utf8) + [0] + Array(value.utf8) + [0]
        }
        bytes.withUnsafeBytes { bytes in
            let first = HTTPHeaders.Field(bytes, at: 0)
            #expect(Array(first.name) == Array("a".utf8) && Array(first.value) == Array("12".utf8))
            let second = HTTPHeaders.Field(bytes, at: first.end)
            #expect(second.name.isEmpty && second.value.isEmpty && second.end == bytes.count)
        }
    }
}
