/// A file that can be served, of either kind: its keys tell which.
public enum PlayableFile: Sendable {
    /// A scenario.
    case scenario(ScenarioFile)
    /// A recorded exchange, with what is probably not what its author meant, and what a judge says of what came.
    case recording(Recording, warnings: [Diagnostic], verdict: RecordingVerdict)

    /// Reads the file at that path.
    public static func load(path: String) throws(ScenarioFile.LoadFailure) -> PlayableFile {
        let problems = try Problems(path: path, recordings: RecordingFiles(besides: path))
        let root = Document(problems).root
        do throws(ScenarioErrors) {
            guard root?.isRecording ?? false else { return .scenario(try ScenarioFile(root, problems)) }
            let recording = try Recording(root, problems)
            let verdict = RecordingVerdict(of: recording, in: root, problems)
            return .recording(recording, warnings: problems.diagnostics, verdict: verdict)
        } catch {
            throw .invalid(error)
        }
    }
}

extension Node {
    /// Whether it is a recording, as far as its keys tell.
    var isRecording: Bool {
        guard entry("replies") == nil else { return false }
        return entry("recording") != nil || entry("request") != nil && entry("response") != nil
    }
}
