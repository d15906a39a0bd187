import Foundation

/// A place for a directory that is gone, with all that is in it, when it is no longer needed.
final class TemporaryDirectory {
    let path = NSTemporaryDirectory() + "mock-claude-\(UUID().uuidString)-recordings"

    /// The names of what is in it, in order.
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? [] }

    /// Makes it, and all that is above it.
    func create() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    /// The text of a file in it.
    func text(of name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    /// Writes a file in it.
    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    }

    /// The permissions of a file in it, or its own.
    func permissions(of name: String? = nil) throws -> Int? {
        let path = name.map { "\(self.path)/\($0)" } ?? self.path
        return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
