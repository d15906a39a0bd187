internal import MessagesAPI
internal import Timeline

extension Wire {
    /// The values of `unicode`, and whether they escape what is beyond ASCII.
    static let spellings = [(name: "raw", escapes: false), (name: "escaped", escapes: true)]

    /// Reads a map of wire settings.
    static func read(_ node: Node, _ problems: Problems) -> Wire? {
        MapReader.read(node, "'wire'", problems) { map in
            var wire = Wire()
            wire.slice = map.value("slice", Slice.read)
            wire.newline = map.value("newline") { node, problems in
                let names = SSEFormat.Newline.allCases.map(\.rawValue)
                return String.read(node, oneOf: names, "newline", problems).flatMap(SSEFormat.Newline.init)
            }
            wire.spaceAfterColon = map.value("space_after_colon", Bool.read)
            wire.byteOrderMark = map.value("bom", Bool.read)
            wire.comments = map.value("comments", Bool.read)
            wire.unknownEvents = map.value("unknown_events", Bool.read)
            wire.multilineData = map.value("multiline_data", Bool.read)
            wire.escapesUnicode = map.value("unicode") { node, problems in
                let name = String.read(node, oneOf: spellings.map(\.name), "spelling", problems)
                return spellings.first { $0.name == name }?.escapes
            }
            wire.padding = map.value("padding", Bool.read)
            return wire
        }
    }
}

extension Slice {
    /// The slices that have a name.
    static let named: [(name: String, slice: Slice)] = [
        ("none", .none), ("event", .event), ("line", .line), ("utf8", .utf8), ("random", .random),
    ]

    /// Reads the name of a slice, or how many bytes one has.
    static func read(_ node: Node, _ problems: Problems) -> Slice? {
        if case .integer? = node.resolved { return Int.read(node, in: 1...Int.max, problems).map(Slice.bytes) }
        let name = String.read(node, oneOf: named.map(\.name), or: "a number of bytes", "slice", problems)
        return named.first { $0.name == name }?.slice
    }
}
