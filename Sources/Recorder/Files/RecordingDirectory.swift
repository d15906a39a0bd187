internal import Glibc
public import MessagesAPI
public import Scenario
internal import Synchronization

/// A directory that recordings are written into, each as a file of its own.
///
/// A file is named by when its request came, and by what was asked: `0001-post-v1-messages-3fa9c2d1.yaml`. What else is in the
/// directory, such as scenarios, is left alone.
public final class RecordingDirectory: Sendable {
    /// A recording that was there.
    public struct Entry: Sendable, Equatable {
        /// The name of its file.
        public let name: String
        /// What it holds.
        public let recording: Recording

        /// Whether the rest of the answer is not known, because nobody listened to its end.
        public var isUnfinished: Bool { recording.response.end == .unfinished }
    }

    private struct State {
        var lastNumber: Int
        /// The files of earlier runs that a new recording of their request replaces: all, or those that are unfinished.
        var replaced: [RequestIdentity: [String]]
    }

    /// Where it is.
    public let path: String
    /// The recordings that were there when it was opened, in the order of their names.
    public let recordings: [Entry]
    private let ignored: [JSONPointer]
    private let state: Mutex<State>

    /// Opens a directory for a mode, and makes it if it is not there and is recorded into. What killed recorders have left half
    /// written is removed.
    ///
    /// - Parameter ignored: places in the bodies of requests that do not count when requests are compared.
    /// - Throws: when it cannot be used, a recording in it is broken, or the mode takes none that has recordings.
    public init(
        path: String,
        mode: RecordMode,
        ignoring ignored: [JSONPointer] = []
    ) throws(RecordingDirectoryFailure) {
        if mode.records { try DirectoryListing.create(path) }
        let names = try DirectoryListing.names(in: path)
        if mode.records { guard access(path, W_OK | X_OK) == 0 else { throw .last(path) } }
        if mode.records { for name in names { TemporaryName(name)?.removeIfStale(from: path) } }
        let recordings = try Self.recordings(in: path, names)
        if mode == .once, !recordings.isEmpty { throw .notEmpty(path: path, count: recordings.count) }
        var replaced: [RequestIdentity: [String]] = [:]
        if mode.records {
            for entry in recordings where mode == .all || entry.isUnfinished {
                replaced[RequestIdentity(entry.recording.request, ignoring: ignored), default: []].append(entry.name)
            }
        }
        self.path = path
        self.recordings = recordings
        self.ignored = ignored
        state = Mutex(State(lastNumber: names.compactMap(Self.number).max() ?? 0, replaced: replaced))
    }

    /// The number of the next recording. It is taken when a request comes, so that the names are in the order of requests.
    public func nextNumber() -> Int {
        state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
    }

    /// Writes a recording that has no secrets any more, whole or not at all, and returns the name of its file.
    ///
    /// Of a run that records everything anew, the first recording of a request removes those of earlier runs.
    ///
    /// - Throws: when it cannot be written; then nothing of it is there.
    @discardableResult
    public func write(_ recording: Recording, number: Int) throws(RecordingDirectoryFailure) -> String {
        let name = Self.name(of: recording.request, number: number)
        let file = "\(path)/\(name)"
        let bytes = Array(recording.text.utf8)
        guard bytes.count <= Recording.mostBytes else { throw .tooLong(path: file, most: Recording.mostBytes) }
        try Self.checkHeads(of: recording, file: file)
        try NewFile.write(bytes, to: file, by: "\(path)/\(TemporaryName(number: number).name)")
        do { try NewFile.sync(directory: path) } catch {
            unlink(file)
            throw error
        }
        try removeReplaced(by: recording)
        return name
    }

    /// Sees to it that a recording can be read again: one file that cannot be read spoils a directory. What comes over the wire
    /// may be in no head of a file; bodies may be anything.
    private static func checkHeads(of recording: Recording, file: String) throws(RecordingDirectoryFailure) {
        var heads = recording
        heads.request.body = []
        if heads.response.hasHead {
            heads.response.slices = []
            heads.response.framing = .chunked
            heads.response.end = .complete
            heads.response.endAt = nil
        }
        do { _ = try Recording.parse(heads.text, file: file) } catch {
            throw .unreadable(path: file, reason: error.diagnostics.first?.message ?? "")
        }
    }

    /// The name of the file of a recording with that request.
    static func name(of request: Recording.Request, number: Int) -> String {
        let digits = String(number)
        let identity = RequestIdentity(request)
        let place = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(place)-\(identity.words)-\(identity.digits).yaml"
    }

    /// The number that a name begins with.
    private static func number(of name: String) -> Int? {
        let digits = name.prefix { "0123456789".contains($0) }
        return digits.utf8.count >= 4 && name.dropFirst(digits.count).first == "-" ? Int(digits) : nil
    }

    private func removeReplaced(by recording: Recording) throws(RecordingDirectoryFailure) {
        let identity = RequestIdentity(recording.request, ignoring: ignored)
        guard let names = state.withLock({ $0.replaced.removeValue(forKey: identity) }) else { return }
        for name in names {
            // Somebody else may have removed it, which is as good.
            guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else { throw .last("\(path)/\(name)") }
        }
        try NewFile.sync(directory: path)
    }

    private static func recordings(in path: String, _ names: [String]) throws(RecordingDirectoryFailure) -> [Entry] {
        var entries: [Entry] = []
        var failures: [ScenarioFile.LoadFailure] = []
        for name in names where !name.hasPrefix(".") && [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) {
            do throws(ScenarioFile.LoadFailure) {
                guard let recording = try Recording.loadIfRecording(path: "\(path)/\(name)") else { continue }
                entries.append(Entry(name: name, recording: recording))
            } catch {
                failures.append(error)
            }
        }
        if !failures.isEmpty { throw .invalid(failures) }
        return entries
    }
}
