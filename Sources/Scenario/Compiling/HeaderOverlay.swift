public import Timeline

extension Timeline {
    /// Lays header fields over those of the timeline: a name that is there takes the new values in its place, a new one goes
    /// to the end, and a nil value takes the field out. A name that is given more than once is sent as often. Names compare
    /// without regard to case.
    public mutating func overlayHeaders(_ fields: [(name: String, value: String?)]) { headers.overlay(fields) }
}

extension [Timeline.Header] {
    /// Lays header fields over these, as `Timeline.overlayHeaders` does.
    package mutating func overlay(_ fields: [(name: String, value: String?)]) {
        if fields.isEmpty { return }
        var laid: [(name: String, value: String?)] = map { ($0.name, $0.value) }
        laid.overlay(fields)
        self = laid.compactMap { field in field.value.map { Timeline.Header(field.name, $0) } }
    }

    /// Adds header fields at the end, each only if no field of that name is there, so that what a scenario wrote stays. The
    /// one that grows is `vary`, whose values are all true at the same time: it takes the names that it does not list yet.
    package mutating func addMissing(_ fields: [Timeline.Header]) {
        for field in fields {
            guard let place = firstIndex(where: { $0.isNamed(field.name) }) else {
                append(field)
                continue
            }
            if field.isNamed("vary") { self[place].value = self[place].value(with: field) }
        }
    }
}

extension [(name: String, value: String?)] {
    /// Lays header fields over these: a name that is here keeps its spelling and takes all values of the new ones in its
    /// place, a new one goes to the end. Behind a nil value, which takes a field out, those before it do not count.
    mutating func overlay(_ fields: Self) {
        var laid: Set<String> = []
        for field in fields where laid.insert(field.name.lowercased()).inserted {
            let same = { (other: Element) in other.name.lowercased() == field.name.lowercased() }
            let given = fields.filter(same)
            let counting = given[(given.lastIndex { $0.value == nil } ?? 0)...]
            let values = counting.count > 1 ? counting.filter { $0.value != nil } : Array(counting)
            let place = firstIndex(where: same) ?? count
            let old = place < count ? self[place].name : nil
            removeAll(where: same)
            insert(contentsOf: values.map { (old ?? $0.name, $0.value) }, at: place)
        }
    }
}

extension Timeline.Header {
    fileprivate func isNamed(_ other: String) -> Bool { name.lowercased() == other.lowercased() }

    /// The value as a list with the elements of another field that it lacks. An asterisk stands for all there are.
    fileprivate func value(with other: Self) -> String {
        let listed = Set(elements.map { $0.lowercased() })
        if listed.contains("*") { return value }
        let new = other.elements.filter { !listed.contains($0.lowercased()) }
        return (elements + new).joined(separator: ", ")
    }

    private var elements: [String] {
        value.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }
}
