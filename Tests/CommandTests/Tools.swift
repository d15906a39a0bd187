import Foundation
import Testing

/// A directory for a `PATH` that holds nothing but what a test puts there: so it does not matter what this machine has.
struct Tools {
    private let folder = TemporaryFile(named: "tools")
    var path: String { folder.path }

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    /// Puts a tool there that this machine has too.
    func link(_ name: String) throws {
        let places = ["/usr/bin/\(name)", "/bin/\(name)"]
        let place = try #require(places.first { FileManager.default.isExecutableFile(atPath: $0) }, "no \(name)")
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: place)
    }

    /// Puts a script there.
    func add(_ name: String, script: String) throws {
        TemporaryFile.write(script, to: "\(path)/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(path)/\(name)")
    }
}
