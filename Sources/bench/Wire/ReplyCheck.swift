import Glibc

/// How far a reply has come, and that it is as it has to be so far.
struct ReplyCheck {
    /// How many bytes have come.
    private(set) var position = 0
    private var run = 0
    /// A digest of the ids so far.
    private(set) var ids: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Takes the next bytes. Returns false when one is not as it has to be, or there are more than there have to be;
    /// `position` is then where that is.
    mutating func take(_ bytes: UnsafePointer<UInt8>, _ count: Int, of template: ReplyTemplate) -> Bool {
        guard position + count <= template.count else {
            position = template.count
            return false
        }
        var taken = 0
        while taken < count {
            let part = template.runs[run]
            let length = min(part.end - position, count - taken)
            guard take(bytes + taken, length, part.kind, of: template) else { return false }
            taken += length
            position += length
            if position == part.end { run += 1 }
        }
        return true
    }

    @inline(__always)
    private mutating func take(
        _ bytes: UnsafePointer<UInt8>,
        _ count: Int,
        _ kind: ReplyTemplate.Kind,
        of template: ReplyTemplate
    ) -> Bool {
        if kind == .exact {
            if memcmp(bytes, template.bytes + position, count) == 0 { return true }
            var index = 0
            while bytes[index] == template.bytes[position + index] { index += 1 }
            position += index
            return false
        }
        for index in 0..<count {
            guard kind.admits(bytes[index]) else {
                position += index
                return false
            }
            if kind == .id { ids = (ids ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        }
        return true
    }
}
