public import Timeline

extension Timeline {
    /// Lays header fields over those of the timeline: a name that is there takes the new value in its place, a new one goes
    /// to the end, and a nil value takes the field out. Names compare without regard to case.
    public mutating func overlayHeaders(_ fields: [(name: String, value: String?)]) {
        for (name, value) in fields {
            switch (place(of: name), value) {
            case (let place?, let value?): headers[place].value = value
            case (_?, nil): headers.removeAll { $0.isNamed(name) }
            case (nil, let value?): headers.append(Header(name, value))
            case (nil, nil): break
            }
        }
    }

    /// Adds header fields at the end, each only if no field of that name is there, so that what a scenario wrote stays. The
    /// one that grows is `vary`, whose values are all true at the same time: it takes the names that it does not list yet.
    public mutating func addMissingHeaders(_ fields: [Header]) {
        for field in fields {
            guard let place = place(of: field.name) else {
                headers.append(field)
                continue
            }
            if field.isNamed("vary") { headers[place].value = headers[place].value(with: field) }
        }
    }

    private func place(of name: String) -> Int? { headers.firstIndex { $0.isNamed(name) } }
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
