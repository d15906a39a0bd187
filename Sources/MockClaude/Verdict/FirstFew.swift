/// The first of many things, and how many more there were.
struct FirstFew<Element: Sendable>: Sendable {
    /// How many are kept.
    static var most: Int { 100 }

    private(set) var elements: [Element] = []
    /// How many came after those.
    private(set) var further = 0

    /// How many there were.
    var count: Int { elements.count + further }

    /// Adds one.
    mutating func append(_ element: @autoclosure () -> Element) {
        if elements.count < Self.most { elements.append(element()) } else { further += 1 }
    }
}
