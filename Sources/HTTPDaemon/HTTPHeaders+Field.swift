extension HTTPHeaders {
    /// What stands before a field's name.
    struct Prefix {
        /// What is the same for all names that differ in case alone, and different for most others.
        let mark: UInt32
        let nameCount, valueCount: UInt32

        /// - Parameter offset: Where its field begins, which its caller has come to from field to field.
        init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
            self = bytes.loadUnaligned(fromByteOffset: offset, as: Prefix.self)
        }

        /// That of a field with a name of that mark.
        init(mark: UInt32, nameCount: Int, valueCount: Int) {
            self.mark = mark
            (self.nameCount, self.valueCount) = (UInt32(nameCount), UInt32(valueCount))
        }

        /// How many bytes the whole field takes.
        var fieldCount: Int { MemoryLayout<Prefix>.size + Int(nameCount) + Int(valueCount) + 2 }

        /// A name's length, and three of its characters.
        static func mark(of name: UnsafeBufferPointer<UInt8>) -> UInt32 {
            guard let first = name.first, let last = name.last else { return 0 }
            let characters = UInt32(first) << 16 | UInt32(name[name.count / 2]) << 8 | UInt32(last)
            return UInt32(truncatingIfNeeded: name.count) << 24 | characters | 0x202020
        }
    }

    /// A field where it lies.
    struct Field {
        let name, value: UnsafeBufferPointer<UInt8>
        /// Where the next one begins.
        let end: Int

        /// - Parameters:
        ///   - bytes: All fields. What is made of them must not outlive them.
        ///   - offset: Where this one begins.
        init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
            self.init(Prefix(bytes, at: offset), bytes, at: offset)
        }

        /// The same where its prefix has been read.
        init(_ prefix: Prefix, _ bytes: UnsafeRawBufferPointer, at offset: Int) {
            // The prefix was written together with what it counts, so both parts are inside of the bytes.
            let start = offset + MemoryLayout<Prefix>.size
            let valueStart = start + Int(prefix.nameCount) + 1
            end = offset + prefix.fieldCount
            let base = bytes.baseAddress!.assumingMemoryBound(to: UInt8.self)
            name = UnsafeBufferPointer(start: base + start, count: Int(prefix.nameCount))
            value = UnsafeBufferPointer(start: base + valueStart, count: Int(prefix.valueCount))
        }

        /// The same at a place that somebody else names, who may be wrong.
        init(checked bytes: UnsafeRawBufferPointer, at offset: Int) {
            precondition(offset >= 0 && offset + MemoryLayout<Prefix>.size <= bytes.count, "There is a field.")
            let prefix = Prefix(bytes, at: offset)
            precondition(offset + prefix.fieldCount <= bytes.count, "A field begins here.")
            self.init(prefix, bytes, at: offset)
        }

        /// Whether it has that name, whatever its case.
        func isNamed(_ other: UnsafeBufferPointer<UInt8>) -> Bool { name.isSameFieldName(as: other) }
    }
}
