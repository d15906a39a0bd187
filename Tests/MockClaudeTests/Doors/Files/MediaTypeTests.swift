import Testing

@testable import MockClaude

struct MediaTypeTests {
    @Test(arguments: [
        ("%PDF-1.7", "application/pdf"), ("GIF89a", "image/gif"), ("RIFF....WEBPVP8", "image/webp"),
        ("a,b\n", "text/plain"),
        ("", "text/plain"), ("a\u{0}b", "application/octet-stream"),
    ])
    func bytesTellTheirType(_ text: String, _ type: String) {
        #expect(MediaType.of(Array(text.utf8)) == type)
    }

    @Test func aTypeMustFitAHeaderField() {
        #expect(MediaType.isPlain("text/plain; charset=utf-8"))
        for type in ["", "text/\u{E9}", "a\u{0}b", "a\tb", String(repeating: "a", count: 256)] {
            #expect(!MediaType.isPlain(type))
        }
    }

    @Test func whatIsNoTextIsAnyBytes() {
        #expect(MediaType.of([0xFF, 0xFE]) == "application/octet-stream")
        #expect(MediaType.of([0xFF, 0xD8, 0xFF, 0xE0]) == "image/jpeg")
        #expect(MediaType.of([0x89, 0x50, 0x4E, 0x47]) == "image/png")
    }
}
