import Foundation
import Testing

/// What `Scripts/static.bash` gathers to be linked, on a machine with one archive and tools that do nothing but what a test says.
final class StaticLinkTests {
    private let tools: Tools
    private let system = TemporaryFile(named: "system")
    private let project = TemporaryFile(named: "project with a space")
    private static let script = Repository.root.appendingPathComponent("Scripts/static.bash").path

    init() throws {
        tools = try Tools()
        for folder in [system, project] {
            try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        }
        for name in ["bash", "cat", "cksum", "cp", "ls", "mkdir", "mktemp", "mv", "rm", "sed", "sort", "tr"] {
            try tools.link(name)
        }
        TemporaryFile.write("the library", to: "\(system.path)/libmicrohttpd.a")
        try add(
            "pkg-config",
            """
            case "$*" in
                "--libs-only-l libmicrohttpd") echo "-lmicrohttpd " ;;
                "--variable=libdir libmicrohttpd") echo "\(system.path)" ;;
                "--modversion libmicrohttpd") echo 1.0 ;;
                "--cflags libmicrohttpd") echo "-I/somewhere" ;;
                *) exit 1 ;;
            esac
            """
        )
        try add("nm", "echo '                 U gnutls_init'; echo '                 U memcpy'")
        // It keeps what it compiles.
        try add("clang", "case $* in *-print*) ;; *' -c '*) for output; do true; done; cat >\"$output\" ;; esac")
        try add("ar", "cat \"$3\" >>\"$2\"")
    }

    private func add(_ name: String, _ script: String) throws {
        try tools.add(name, script: "#!\(tools.path)/bash\n\(script)\n")
    }

    private func start() throws -> (process: Process, output: TemporaryFile) {
        let output = TemporaryFile()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/bash")
        process.arguments = [
            "-c", "set -euo pipefail; source \"$1\"; archives_below \"$2\"", "", Self.script, project.path,
        ]
        process.environment = ["PATH": tools.path]
        process.standardOutput = try output.handle()
        try process.run()
        return (process, output)
    }

    /// The folder that is printed.
    private func gather() throws -> String {
        let (process, output) = try start()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return output.text.trimmingCharacters(in: .newlines)
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func anArchiveIsCopiedWithWhatTakesThePlaceOfTLS() throws {
        let folder = try gather()
        #expect(folder.hasPrefix("\(project.path)/"))
        #expect(try names(in: folder) == ["libmicrohttpd.a", "libmicrohttpd.pc"])
        #expect(
            try text("\(folder)/libmicrohttpd.a")
                == "the library#include <stdlib.h>\nvoid gnutls_init(void) { abort(); }\n"
        )
        let escaped = folder.replacingOccurrences(of: " ", with: #"\ "#)
        #expect(
            try text("\(folder)/libmicrohttpd.pc") == """
                Name: libmicrohttpd
                Description: the archive, without the shared library
                Version: 1.0
                Cflags: -I/somewhere
                Libs: -L\(escaped) -lmicrohttpd

                """
        )
    }

    @Test func whatIsThereStays() throws {
        let folder = try gather()
        try FileManager.default.removeItem(atPath: "\(tools.path)/ar")
        #expect(try gather() == folder)
        #expect(try names(in: folder) == ["libmicrohttpd.a", "libmicrohttpd.pc"])
    }

    @Test func anotherArchiveIsAnotherFolder() throws {
        let folder = try gather()
        TemporaryFile.write("the library, mended", to: "\(system.path)/libmicrohttpd.a")
        #expect(try gather() != folder)
    }

    @Test func whoeverComesFirstMakesItWhole() throws {
        let all = try (0..<8).map { _ in try start() }
        for (process, _) in all { process.waitUntilExit() }
        let folders = Set(all.map(\.output.text))
        #expect(folders.count == 1)
        #expect(try names(in: project.path).count == 1)
        #expect(try names(in: gather()) == ["libmicrohttpd.a", "libmicrohttpd.pc"])
    }

    @Test(arguments: ["nm", "ar", "clang"]) func whatCannotBeLinkedIsLeftOut(missing: String) throws {
        try add(missing, "exit 1")
        #expect(try names(in: gather()) == [])
    }

    @Test func withoutThePackageThereIsNothingToGather() throws {
        try add("pkg-config", "exit 1")
        #expect(try gather() == "")
    }
}
