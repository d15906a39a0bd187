/// The header fields of a request or a response, in their order.
///
/// They are looked through many times in every exchange, so they lie in one piece of memory, each behind the other: to copy
/// them, to hand them on and to find one costs little, and strings are made only of what is asked for.
public struct HTTPHeaders: Sendable, Hashable {
    /// One field behind the other: its `Prefix`, its name and its value, each of these two with a NUL, as the library takes
    /// them. What is written here is written by whole fields, or in the place of as many bytes of a value, so that every prefix
    /// tells the truth about what follows it.
    private var bytes: [UInt8] = []

    /// No fields.
    public init() {}

    /// These fields, in their order.
    public init(_ fields: some Sequence<HTTPHeader>) { for field in fields { append(field) } }

    /// Makes room for so many bytes of names and values.
    mutating func reserve(fields: Int, bytes count: Int) {
        bytes.reserveCapacity(fields * Self.overhead + count)
    }

    /// What a field takes besides its name and its value, in bytes.
    private static let overhead = MemoryLayout<Prefix>.size + 2

    /// How much memory they take, in bytes.
    public var byteCount: Int { bytes.count }

    /// Adds a field at the end.
    public mutating func append(_ field: HTTPHeader) {
        var field = field
        field.name.withUTF8 { name in field.value.withUTF8 { append(name: name, value: $0) } }
    }

    /// Adds a field whose name and value are these bytes. What of them is not UTF-8 is replaced when they are read.
    mutating func append(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        let prefix = Prefix(mark: Prefix.mark(of: name), nameCount: name.count, valueCount: value.count)
        withUnsafeBytes(of: prefix) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: name)
        bytes.append(0)
        bytes.append(contentsOf: value)
        bytes.append(0)
    }

    /// Puts bytes in the place of a field's value, which has as many.
    public mutating func replaceValue(at place: Index, with value: [UInt8]) {
        let old = bytes.withUnsafeBytes { bytes in
            let field = Field(checked: bytes, at: place.offset)
            return field.end - 1 - field.value.count..<field.end - 1
        }
        precondition(value.count == old.count, "The fields behind it stay where they are.")
        bytes.replaceSubrange(old, with: value)
    }

    /// The same fields, with other values for those of some names.
    ///
    /// - Parameters:
    ///   - isNamed: whether the values of fields of that name are replaced.
    ///   - replacement: what stands in a value's place.
    public func replacingValues(
        where isNamed: (UnsafeBufferPointer<UInt8>) -> Bool,
        with replacement: (String) -> String
    ) -> HTTPHeaders {
        var replaced = HTTPHeaders()
        replaced.bytes.reserveCapacity(bytes.count)
        bytes.withUnsafeBytes { bytes in
            // Most fields stay, and those that follow each other are copied at once.
            var (copied, offset) = (0, 0)
            while offset < bytes.count {
                let field = Field(bytes, at: offset)
                if isNamed(field.name) {
                    replaced.bytes.append(contentsOf: bytes[copied..<offset])
                    var value = replacement(String(decoding: field.value, as: UTF8.self))
                    value.withUTF8 { replaced.append(name: field.name, value: $0) }
                    copied = field.end
                }
                offset = field.end
            }
            replaced.bytes.append(contentsOf: bytes[copied...])
        }
        return replaced
    }
}

// MARK: - Finding fields

extension HTTPHeaders {
    /// The value of the first field of that name, whatever its case.
    public func value(of name: String) -> String? {
        first(named: name) { String(decoding: $0, as: UTF8.self) }
    }

    /// The values of all fields of that name, whatever its case, in order.
    public func values(of name: String) -> [String] {
        var values: [String] = []
        forEach(named: name) { value in
            values.append(String(decoding: value, as: UTF8.self))
            return true
        }
        return values
    }

    /// Whether there is a field of that name, whatever its case.
    public func contains(name: String) -> Bool { first(named: name) { _ in true } ?? false }

    /// What is made of the value of the first field of that name, whatever its case; nil when there is none.
    func first<Result>(named name: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        var result: Result?
        forEach(named: name) { value in
            result = body(value)
            return false
        }
        return result
    }

    /// Calls `body` with the value of each field of that name, whatever its case, until it returns false.
    private func forEach(named name: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) {
        var name = name
        name.withUTF8 { name in
            let mark = Prefix.mark(of: name)
            bytes.withUnsafeBytes { bytes in
                var offset = 0
                while offset < bytes.count {
                    let prefix = Prefix(bytes, at: offset)
                    if prefix.mark == mark {
                        let field = Field(prefix, bytes, at: offset)
                        if field.isNamed(name), !body(field.value) { return }
                    }
                    offset += prefix.fieldCount
                }
            }
        }
    }

    /// Calls `body` with the name and the value of each field, each with a NUL behind it, until it returns false. Returns
    /// whether it never did.
    func forEachTerminated(_ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let field = Field(bytes, at: offset)
                guard body(field.name, field.value) else { return false }
                offset = field.end
            }
            return true
        }
    }
}

// MARK: - As a collection

extension HTTPHeaders: Collection {
    /// Where a field stands.
    public struct Index: Sendable, Comparable {
        fileprivate let offset: Int

        /// Whether a field stands before another.
        public static func < (first: Index, second: Index) -> Bool { first.offset < second.offset }
    }

    /// Where the first field stands.
    public var startIndex: Index { Index(offset: 0) }
    /// Behind the last field.
    public var endIndex: Index { Index(offset: bytes.count) }

    /// Where the field after that one stands.
    public func index(after place: Index) -> Index {
        bytes.withUnsafeBytes { Index(offset: Field(checked: $0, at: place.offset).end) }
    }

    /// The field there, as strings.
    public subscript(place: Index) -> HTTPHeader {
        bytes.withUnsafeBytes { bytes in
            let field = Field(checked: bytes, at: place.offset)
            return HTTPHeader(String(decoding: field.name, as: UTF8.self), String(decoding: field.value, as: UTF8.self))
        }
    }

    /// Adds fields at the end.
    public static func += (headers: inout HTTPHeaders, fields: some Sequence<HTTPHeader>) {
        for field in fields { headers.append(field) }
    }

    /// Takes out the fields that are so.
    public mutating func removeAll(where isSo: (HTTPHeader) throws -> Bool) rethrows {
        self = HTTPHeaders(try filter { try !isSo($0) })
    }
}

extension HTTPHeaders: ExpressibleByArrayLiteral {
    /// These fields, in their order.
    public init(arrayLiteral fields: HTTPHeader...) { self.init(fields) }
}

extension HTTPHeaders: CustomStringConvertible {
    /// The fields, for people.
    public var description: String { "\(Array(self))" }
}
