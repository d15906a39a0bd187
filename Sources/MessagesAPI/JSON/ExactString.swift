internal import Glibc

extension String {
    /// Whether both have the same code points. `==` also takes canonically equivalent strings for equal, which JSON
    /// does not.
    package func isIdentical(to other: String) -> Bool {
        // Strings of the same two words are the same: short ones hold their bytes there, all others where their bytes are.
        if unsafeBitCast(self, to: (UInt64, UInt64).self) == unsafeBitCast(other, to: (UInt64, UInt64).self) {
            return true
        }
        guard utf8.count == other.utf8.count else { return false }
        return withBytes { left in other.withBytes { right in left.isIdentical(to: right) } }
    }

    /// Gives the string's UTF-8, good until the closure ends.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        // Without storage that can be given it is a string of another kind, which is made one of Swift's own.
        if let result = utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return result }
        var copy = self
        return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether both have the same bytes.
    @inline(__always)
    func isIdentical(to other: UnsafeRawBufferPointer) -> Bool {
        count == other.count && (isEmpty || memcmp(baseAddress!, other.baseAddress!, count) == 0)
    }
}

/// A string as a key of a dictionary, compared code point by code point.
struct ExactString: Hashable {
    let string: String

    init(_ string: String) { self.string = string }

    static func == (left: ExactString, right: ExactString) -> Bool { left.string.isIdentical(to: right.string) }

    func hash(into hasher: inout Hasher) { string.withBytes { hasher.combine(bytes: $0) } }
}

/// A text that is good for a while only, as a key of a dictionary for just as long.
struct ExactBytes: Hashable {
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    static func == (left: ExactBytes, right: ExactBytes) -> Bool { left.bytes.isIdentical(to: right.bytes) }

    func hash(into hasher: inout Hasher) { hasher.combine(bytes: bytes) }
}
