internal import CYAML

/// Reads a YAML text with LibYAML, which reads YAML 1.1 but leaves what scalars mean to whoever asks it.
///
/// Its pointers do not leave this file: what they point to is copied.
final class YAMLReader {
    /// LibYAML's own state. It points to itself and to the text, so both stay where they are until the reader goes.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let text: UnsafeMutableBufferPointer<UInt8>
    private var anchors: [String: WrittenNode] = [:]
    private var hasAliases = false
    /// The first key that is a list, a map or an alias.
    private var badKey: Place?

    /// How deep values may be nested.
    private static let deepest = 1000

    private init(_ source: String) throws(YAMLFailure) {
        text = .allocate(capacity: source.utf8.count)
        _ = text.initialize(from: source.utf8)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else { throw YAMLFailure(problem: .said("no memory"), place: .start) }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The value of the one document in a text; nil when there is none.
    static func document(in text: String) throws(YAMLFailure) -> WrittenNode? {
        let reader = try YAMLReader(text)
        _ = try reader.next()  // The text begins.
        guard try reader.next().type == YAML_DOCUMENT_START_EVENT else { return nil }
        let root = try reader.node(from: try reader.next(), depth: 0)
        _ = try reader.next()  // The document ends.
        let rest = try reader.next()
        guard rest.type == YAML_STREAM_END_EVENT else {
            throw YAMLFailure(problem: .anotherDocument, place: rest.place)
        }
        // One whose keys stand for something else can stand for more than anybody can read, so it is not read on.
        if reader.hasAliases, let place = reader.badKey { throw YAMLFailure(problem: .keyIsNoText, place: place) }
        return root
    }

    private func next() throws(YAMLFailure) -> Event {
        let event = Event()
        guard yaml_parser_parse(parser, &event.value) == 1 else { throw YAMLFailure(parser.pointee) }
        return event
    }

    /// The value that an event begins. Whoever calls holds the event until this returns, and with it what its pointers point to.
    private func node(from event: Event, depth: Int) throws(YAMLFailure) -> WrittenNode {
        let isNest = event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT
        guard depth < Self.deepest || !isNest else { throw YAMLFailure(problem: .nestedTooDeep, place: event.place) }
        let node: WrittenNode
        var anchor: String?
        switch event.type {
        case YAML_ALIAS_EVENT:
            hasAliases = true
            guard let node = anchors[String(event.value.data.alias.anchor) ?? ""] else {
                throw YAMLFailure(problem: .undefinedAlias, place: event.place)
            }
            return node
        case YAML_SEQUENCE_START_EVENT:
            let start = event.value.data.sequence_start
            anchor = String(start.anchor)
            node = WrittenNode(
                content: .sequence(try elements(depth: depth + 1)),
                tag: String(start.tag),
                place: event.place
            )
        case YAML_MAPPING_START_EVENT:
            let start = event.value.data.mapping_start
            anchor = String(start.anchor)
            node = WrittenNode(
                content: .mapping(try pairs(depth: depth + 1)),
                tag: String(start.tag),
                place: event.place
            )
        default:
            // A value begins with one of these four, and LibYAML gives nothing else in its place.
            let scalar = event.value.data.scalar
            anchor = String(scalar.anchor)
            let content = WrittenNode.Scalar(
                // It may hold a NUL.
                text: String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self),
                isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                isText: scalar.quoted_implicit == 1
            )
            node = WrittenNode(content: .scalar(content), tag: String(scalar.tag), place: event.place)
        }
        if let anchor { anchors[anchor] = node }
        return node
    }

    private func elements(depth: Int) throws(YAMLFailure) -> [WrittenNode] {
        var elements: [WrittenNode] = []
        while case let event = try next(), event.type != YAML_SEQUENCE_END_EVENT {
            elements.append(try node(from: event, depth: depth))
        }
        return elements
    }

    private func pairs(depth: Int) throws(YAMLFailure) -> [WrittenNode.Pair] {
        var pairs: [WrittenNode.Pair] = []
        while case let event = try next(), event.type != YAML_MAPPING_END_EVENT {
            let key = try node(from: event, depth: depth)
            if event.type != YAML_SCALAR_EVENT { badKey = min(badKey ?? event.place, event.place) }
            pairs.append(WrittenNode.Pair(key: key, value: try node(from: try next(), depth: depth)))
        }
        return pairs
    }
}

/// One of the things that a text is made of. LibYAML has memory for it, which goes with it.
private final class Event {
    var value = yaml_event_t()
    var type: yaml_event_type_t { value.type }
    var place: Place { Place(value.start_mark) }

    deinit { yaml_event_delete(&value) }
}

extension YAMLFailure {
    fileprivate init(_ parser: yaml_parser_t) {
        let isPlaced = parser.error == YAML_SCANNER_ERROR || parser.error == YAML_PARSER_ERROR
        self.init(
            problem: .said(parser.problem.map { String(cString: $0) } ?? "no memory"),
            place: isPlaced ? Place(parser.problem_mark) : .start
        )
        if isPlaced, let text = parser.context {
            context = Context(text: String(cString: text), place: Place(parser.context_mark))
        }
    }
}

extension Place {
    fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}

extension String {
    /// A copy of LibYAML's text; nil for none.
    fileprivate init?(_ bytes: UnsafeMutablePointer<UInt8>?) {
        guard let bytes else { return nil }
        self.init(cString: bytes)
    }
}
