/// Values that are put on each other and taken off again, as a parser does with the parts of what it is still reading.
///
/// Many are taken off at once, and put on another pile.
struct Pile<Element>: ~Copyable {
    // The first `count` places of the `capacity` behind the pointer are initialised, and no others. Only this type has the
    // pointer, and it frees it once, at its end.
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    /// How many values there are.
    private(set) var count = 0

    /// An empty pile with room for some values; it grows when they are more.
    init(capacity: Int) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// Puts a value on top.
    @inline(__always)
    mutating func push(_ element: consuming Element) {
        if count == capacity { grow(to: count + 1) }
        (base + count).initialize(to: element)
        count += 1
    }

    /// Takes off all values but the lowest of that number, and puts them on another pile in the same order.
    mutating func move(above lowest: Int, to other: inout Pile<Element>) {
        let moved = count - lowest
        if other.capacity - other.count < moved { other.grow(to: other.count + moved) }
        (other.base + other.count).moveInitialize(from: base + lowest, count: moved)
        other.count += moved
        count = lowest
    }

    /// Takes off all values but the lowest of that number.
    mutating func removeAll(above lowest: Int) {
        (base + lowest).deinitialize(count: count - lowest)
        count = lowest
    }

    /// Gives all values, the lowest first, good until the closure ends.
    @inline(__always)
    func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: base, count: count))
    }

    fileprivate mutating func grow(to least: Int) {
        capacity = max(2 * capacity, least)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
    }
}

extension Pile<UInt8> {
    /// Puts bytes on top.
    mutating func push(copying bytes: Slice<UnsafeRawBufferPointer>) {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        guard let source = bytes.baseAddress else { return }
        if capacity - count < bytes.count { grow(to: count + bytes.count) }
        UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }

    /// Gives all bytes, the lowest first, good until the closure ends.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: base, count: count))
    }
}
