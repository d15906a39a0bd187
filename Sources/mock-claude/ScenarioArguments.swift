import Glibc
import MockClaude
import Scenario

/// The scenario files that a command line names.
struct ScenarioArguments {
    private let paths: [String]

    init(_ paths: [String]) { self.paths = paths }

    /// One scenario of all files, in order; the built-in one when none is named.
    ///
    /// - Throws: `Failure` with every error of every file.
    func load() throws(Failure) -> Scenario {
        guard !paths.isEmpty else { return .builtIn }
        var scenarios: [Scenario] = []
        var errors: [String] = []
        for file in try files() {
            do throws(ScenarioFile.LoadFailure) {
                let loaded = try ScenarioFile.load(path: file)
                for warning in loaded.warnings { StandardStream.error.write(line: "\(warning)") }
                scenarios.append(loaded.scenario)
            } catch {
                guard case .invalid(let invalid) = error else { throw Failure(.noSuchFile, "\(error)") }
                errors.append("\(invalid)")
            }
        }
        guard errors.isEmpty else { throw Failure(.badScenario, errors.joined(separator: "\n")) }
        return .combined(scenarios)
    }

    /// The files themselves, and those of each directory in order of name.
    private func files() throws(Failure) -> [String] {
        var files: [String] = []
        for path in paths {
            guard let entries = try Self.entries(of: path) else {
                files.append(path)
                continue
            }
            let scenarios = entries.filter(Self.isScenario).sorted()
            guard !scenarios.isEmpty else {
                throw Failure(.noSuchFile, "\(path): error: no scenario here, expected a .yaml, .yml or .json file")
            }
            files += scenarios.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
        }
        return files
    }

    private static func isScenario(_ name: String) -> Bool {
        !name.hasPrefix(".") && [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }

    /// What is in a directory; nil for anything else that is there.
    private static func entries(of path: String) throws(Failure) -> [String]? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw Failure(.noSuchFile, "\(path): error: \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return nil }
        guard let directory = opendir(path) else {
            throw Failure(.noSuchFile, "\(path): error: \(String(cString: strerror(errno)))")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            // The name is a C string inside the entry, which stays as it is until the next call of readdir.
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                }
            )
        }
        return names
    }
}
