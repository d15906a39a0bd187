internal import Timeline

/// A fault with the place in the file where it is written.
struct PlacedFault {
    var fault: ReplyFault
    var place: Place

    /// Reads the list of a reply's faults; one alone needs no list.
    static func readAll(_ node: Node, _ problems: Problems) -> [PlacedFault]? {
        if case .map = node.content { return read(node, problems).map { [$0] } }
        let faults = [PlacedFault].read(node, of: "faults", problems, read)
        warnOfUnreached(faults ?? [], problems)
        return faults
    }

    private static func read(_ node: Node, _ problems: Problems) -> PlacedFault? {
        MapReader.read(node, "a fault", problems) { map in
            let position = map.required("at") { Position.read($0, $1) }
            let act = map.required("do", ReplyFault.Act.read)
            guard let position, let act else { return nil }
            let fault = ReplyFault(at: position, act)
            if let contradiction = fault.contradiction { problems.warning(contradiction, at: node.place) }
            return PlacedFault(fault: fault, place: node.place)
        }
    }

    /// Notes the faults at places to which no reply comes, because another fault ends it before.
    private static func warnOfUnreached(_ faults: [PlacedFault], _ problems: Problems) {
        for (index, later) in faults.enumerated() {
            let end = faults.enumerated().first { other, earlier in
                earlier.fault.endsReply && earlier.fault.acts(before: later.fault, isWrittenFirst: other < index)
            }
            guard let end = end?.element else { continue }
            problems.warning(
                "this fault never happens: the one on line \(problems.line(of: end.place)) ends the reply before it",
                at: later.place
            )
        }
    }

    /// Notes the faults that mean nothing to a reply without events; `why` says what kind of reply it is.
    static func warnOfEventless(_ faults: [PlacedFault], _ why: String, _ problems: Problems) {
        for placed in faults {
            guard let name = placed.fault.eventName else { continue }
            problems.warning("'\(name)' means nothing \(why)", at: placed.place)
        }
    }
}
