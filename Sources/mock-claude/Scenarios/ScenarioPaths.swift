import Glibc
import Scenario

/// Files and directories that a command line names for scenarios, or for what becomes one.
struct ScenarioPaths {
    let paths: [String]
    private let kind: Kind

    /// What is looked for in a directory.
    struct Kind {
        /// What a file of it is called.
        let noun: String
        /// How the names of its files end.
        let endings: [String]

        /// Scenarios and recordings.
        static let scenario = Kind(noun: "scenario", endings: [".yaml", ".yml", ".json"])
        /// What other programs have kept of exchanges.
        static let imported = Kind(
            noun: "file of another program",
            endings: [".yaml", ".yml", ".json", ".har", ".sse", ".txt"]
        )
    }

    /// Those paths, with what is looked for where one is a directory.
    init(_ paths: [String], kind: Kind = .scenario) {
        self.paths = paths
        self.kind = kind
    }

    /// Every file of the kind, in order: those of a directory by name. A path without one stands for why there is none.
    var files: [Result<String, Failure>] {
        paths.flatMap { path -> [Result<String, Failure>] in
            do throws(Failure) {
                return try files(at: path).map { .success($0) }
            } catch {
                return [.failure(error)]
            }
        }
    }

    private func files(at path: String) throws(Failure) -> [String] {
        guard try Self.isDirectory(path) else { return [path] }
        guard let entries = Directory.entries(of: path) else { throw Failure(unreadable: path) }
        let scenarios = entries.filter(isOfKind).sorted()
        guard !scenarios.isEmpty else {
            let endings = kind.endings.dropLast().joined(separator: ", ") + " or " + kind.endings.suffix(1).joined()
            throw Failure(.noSuchFile, "\(path): error: no \(kind.noun) here, expected a \(endings) file")
        }
        return scenarios.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    private func isOfKind(_ name: String) -> Bool {
        !name.hasPrefix(".") && kind.endings.contains { name.hasSuffix($0) }
    }

    private static func isDirectory(_ path: String) throws(Failure) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Failure(unreadable: path) }
        return status.st_mode & S_IFMT == S_IFDIR
    }
}

extension Failure {
    fileprivate init(unreadable path: String) {
        self.init(.noSuchFile, "\(path): error: \(String(cString: strerror(errno)))")
    }
}
