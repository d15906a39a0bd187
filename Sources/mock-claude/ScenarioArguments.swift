import Glibc
import MockClaude
import Scenario

/// The scenario files that a command line names.
struct ScenarioArguments {
    private let paths: [String]

    init(_ paths: [String]) { self.paths = paths }

    /// One scenario of all files, in order; the built-in one when none is named. Warnings go to standard error.
    ///
    /// - Throws: `Failure` with every error of every file; the exit code is that of the first.
    func load() throws(Failure) -> Scenario {
        guard !paths.isEmpty else { return .builtIn }
        var scenarios: [Scenario] = []
        var failures: [Failure] = []
        for path in paths {
            do throws(Failure) {
                for file in try Self.files(at: path) {
                    do throws(Failure) { scenarios.append(try Self.load(file)) } catch { failures.append(error) }
                }
            } catch {
                failures.append(error)
            }
        }
        if let first = failures.first {
            throw Failure(first.code, failures.map(\.message).joined(separator: "\n"))
        }
        for conflict in Scenario.conflicts(in: scenarios) { StandardStream.error.write(line: "warning: \(conflict)") }
        return .combined(scenarios)
    }

    private static func load(_ file: String) throws(Failure) -> Scenario {
        do throws(ScenarioFile.LoadFailure) {
            let loaded = try ScenarioFile.load(path: file)
            for warning in loaded.warnings { StandardStream.error.write(line: "\(warning)") }
            var scenario = loaded.scenario
            // A file without a name is told from others by the file's.
            scenario.name = scenario.name ?? file.split(separator: "/").last.map(String.init)
            return scenario
        } catch {
            let code: Failure.Code = if case .unreadable = error { .noSuchFile } else { .badScenario }
            throw Failure(code, "\(error)")
        }
    }

    /// The file itself, or those of a directory in order of name.
    private static func files(at path: String) throws(Failure) -> [String] {
        guard let entries = try entries(of: path) else { return [path] }
        let scenarios = entries.filter(isScenario).sorted()
        guard !scenarios.isEmpty else {
            throw Failure(.noSuchFile, "\(path): error: no scenario here, expected a .yaml, .yml or .json file")
        }
        return scenarios.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
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
