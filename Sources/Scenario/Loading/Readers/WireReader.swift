extension Wire {
    /// Reads a map of wire settings.
    static func read(_ node: Node, _ problems: Problems) -> Wire? {
        MapReader.read(node, "'wire'", problems) { map in
            var wire = Wire()
            wire.padding = map.value("padding", Bool.read)
            return wire
        }
    }
}
