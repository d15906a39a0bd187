/// The recordings that the replies of one scenario file name. Each is read once.
final class RecordingFiles {
    /// What relative names are put behind: empty, or with a slash at its end.
    private let directory: String
    private var known: [String: Result<RecordedReply, ScenarioFile.LoadFailure>] = [:]

    /// Those that are named relative to the file at that path.
    init(besides path: String) {
        directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The recording of that name, or why there is none.
    func recording(_ name: String) -> Result<RecordedReply, ScenarioFile.LoadFailure> {
        if let known = known[name] { return known }
        let path = name.hasPrefix("/") ? name : directory + name
        let result: Result<RecordedReply, ScenarioFile.LoadFailure>
        do throws(ScenarioFile.LoadFailure) {
            result = .success(RecordedReply(try Recording.load(path: path)))
        } catch {
            result = .failure(error)
        }
        known[name] = result
        return result
    }
}

extension RecordedReply {
    /// Reads the name of a recording, or a map that is one.
    static func read(_ node: Node, _ problems: Problems) -> RecordedReply? {
        if case .map = node.content { return Recording.read(node, problems).map(RecordedReply.init) }
        guard case .scalar(let scalar) = node.content, !node.isNull else {
            problems.expected("the name of a recording's file, or a recording", found: node)
            return nil
        }
        guard let files = problems.recordings else {
            problems.error(
                "only a scenario that is read from a file can name others; a recording itself can stand here, as a map",
                at: node.place
            )
            return nil
        }
        switch files.recording(scalar.text) {
        case .success(let recorded): return recorded
        case .failure(.unreadable(_, let reason)):
            problems.error("the recording '\(scalar.text)' cannot be read: \(reason)", at: node.place)
        case .failure(.invalid(let errors)):
            problems.error("the recording '\(scalar.text)' has errors:", at: node.place, because: errors.diagnostics)
        }
        return nil
    }
}
