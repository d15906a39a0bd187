/// How a reply's bytes travel.
struct Wire {
    /// Whether events are padded as the service pads them.
    var padding: Bool?

    /// Reads a map of wire settings.
    static func read(_ node: Node, _ problems: Problems) -> Wire? {
        MapReader.read(node, "'wire'", problems) { map in
            Wire(padding: map.value("padding", Bool.read))
        }
    }
}
