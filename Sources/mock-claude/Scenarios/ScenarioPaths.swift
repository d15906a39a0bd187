import Glibc

/// Files and directories that a command line names for scenarios.
struct ScenarioPaths {
    let paths: [String]

    init(_ paths: [String]) { self.paths = paths }

    /// Every scenario file, in order: those of a directory by name. A path without one stands for why there is none.
    var files: [Result<String, Failure>] {
        paths.flatMap { path -> [Result<String, Failure>] in
            do throws(Failure) {
                return try Self.files(at: path).map { .success($0) }
            } catch {
                return [.failure(error)]
            }
        }
    }

    private static func files(at path: String) throws(Failure) -> [String] {
        guard try isDirectory(path) else { return [path] }
        guard let entries = Directory.entries(of: path) else { throw Failure(unreadable: path) }
        let scenarios = entries.filter(isScenario).sorted()
        guard !scenarios.isEmpty else {
            throw Failure(.noSuchFile, "\(path): error: no scenario here, expected a .yaml, .yml or .json file")
        }
        return scenarios.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    private static func isScenario(_ name: String) -> Bool {
        !name.hasPrefix(".") && [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
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
