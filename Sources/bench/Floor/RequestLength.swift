import Glibc

/// How long a request is.
enum RequestLength {
    /// The bytes of head and body. The head must be there as a whole; its `content-length` is written in small letters, as
    /// the load writes it, and without one there is no body.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        let end = start + bytes.count
        var line = start
        var body = 0
        while let found = memchr(line, 10, end - line) {
            let next = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
            if next - line == 2 { return next - start + body }
            if next - line > field.utf8CodeUnitCount, memcmp(line, field.utf8Start, field.utf8CodeUnitCount) == 0 {
                body = number(at: line + field.utf8CodeUnitCount)
            }
            line = next
        }
        return bytes.count
    }

    private static let field: StaticString = "content-length: "

    /// The number whose digits begin there. A byte that is no digit comes after them.
    private static func number(at place: UnsafePointer<UInt8>) -> Int {
        var number = 0
        var digit = place
        while case 48...57 = digit.pointee {
            number = number * 10 + Int(digit.pointee - 48)
            digit += 1
        }
        return number
    }
}
