/// Things in the order in which they came, each under a number that no other gets: the newest is added behind, the oldest goes
/// first. Nothing moves but when it grows, and a thing is found by its number at once.
struct NumberedRing<Element> {
    /// The things by the last bits of their numbers; their count is a power of two.
    private var places: [Element?] = [nil]
    /// The numbers from the oldest one's to the next.
    private(set) var numbers = 0..<0

    /// Adds a thing, and returns its number.
    mutating func append(_ element: Element) -> Int {
        if numbers.count == places.count { grow() }
        let number = numbers.upperBound
        places[place(of: number)] = element
        numbers = numbers.lowerBound..<number + 1
        return number
    }

    /// The thing of that number; nil when it is gone. What is set to nil is gone, and leaves a gap.
    subscript(number: Int) -> Element? {
        get { numbers.contains(number) ? places[place(of: number)] : nil }
        set { if numbers.contains(number) { places[place(of: number)] = newValue } }
    }

    /// Takes the oldest thing away; nil when its place is a gap, or there is none.
    mutating func removeFirst() -> Element? {
        guard let oldest = numbers.first else { return nil }
        defer { places[place(of: oldest)] = nil }
        numbers = numbers.dropFirst()
        return places[place(of: oldest)]
    }

    /// Takes all away; the numbers go on.
    mutating func removeAll() {
        places = [nil]
        numbers = numbers.upperBound..<numbers.upperBound
    }

    /// All that there is, oldest first.
    var elements: [Element] { numbers.compactMap { places[place(of: $0)] } }

    private func place(of number: Int) -> Int { number & (places.count - 1) }

    private mutating func grow() {
        var wider = [Element?](repeating: nil, count: places.count * 2)
        for number in numbers { wider[number & (wider.count - 1)] = places[place(of: number)] }
        places = wider
    }
}

extension NumberedRing: Sendable where Element: Sendable {}
