import Foundation
import Testing

/// The scripts, with a `PATH` that holds nothing but what a test puts there: so it does not matter what this machine has.
final class ScriptsTests {
    private let tools: Tools
    private let project = TemporaryFile(named: "project")

    init() throws {
        tools = try Tools()
        for name in ["bash", "cat", "dirname", "head", "id", "readlink", "sed", "sort"] {
            try tools.link(name)
        }
    }

    /// Puts a tool on the `PATH` that succeeds, and prints a line if one is given.
    private func add(_ name: String, printing line: String? = nil) throws {
        try tools.add(name, script: "#!/bin/sh\n" + (line.map { "echo '\($0)'\n" } ?? ""))
    }

    private func run(_ script: String, _ arguments: String..., in project: URL = Repository.root) throws
        -> (status: Int32, output: String, errors: String)
    {
        let output = TemporaryFile()
        let errors = TemporaryFile()
        let process = Process()
        process.executableURL = project.appendingPathComponent("Scripts/\(script)")
        process.arguments = arguments
        process.environment = ["PATH": tools.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try output.handle()
        process.standardError = try errors.handle()
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, output.text, errors.text)
    }

    private static let howToGetSwift = """

        Install it with swiftly, the toolchain manager of swift.org:

            curl -O https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz
            tar zxf swiftly-$(uname -m).tar.gz
            ./swiftly init

        and open a new shell. Other ways, a container image among them: https://www.swift.org/install/linux

        """

    @Test(arguments: ["serve", "test", "setup"])
    func withoutSwiftTheySayWhereToGetIt(script: String) throws {
        let end = try run(script)
        #expect(end.status == 1)
        #expect(end.output == "")
        #expect(
            end.errors == "mock-claude is built with Swift 6.2 or newer, and there is no 'swift' on the PATH.\n"
                + Self.howToGetSwift
        )
    }

    @Test(arguments: ["serve", "test", "setup"])
    func withAnOlderSwiftTheySayWhatIsNeeded(script: String) throws {
        try add("swift", printing: "Swift version 5.9 (swift-5.9-RELEASE)")
        let end = try run(script)
        #expect(end.status == 1)
        #expect(end.output == "")
        #expect(
            end.errors == "mock-claude is built with Swift 6.2 or newer; \(tools.path)/swift is 5.9.\n"
                + Self.howToGetSwift
        )
    }

    @Test func aSwiftWithoutAVersionIsNamed() throws {
        try add("swift", printing: "hello")
        let end = try run("setup")
        #expect(end.status == 1)
        #expect(
            end.errors
                == "\(tools.path)/swift does not tell its version: 'swift --version' fails or prints something else.\n"
        )
    }

    @Test(arguments: ["Swift version 6.2 (swift-6.2-RELEASE)", "Apple Swift version 6.10.2 (swiftlang-6.10.2.1)"])
    func whenAllIsThereSetupSaysNothing(version: String) throws {
        try add("swift", printing: version)
        for name in ["git", "pkg-config", "curl", "openssl", "python3", "chromium", "valgrind"] { try add(name) }
        try add("node", printing: "v18.20.4")
        for arguments in [[], ["tests"]] {
            let end = try arguments.isEmpty ? run("setup") : run("setup", "tests")
            #expect(end.status == 0)
            #expect(end.output == "")
            #expect(end.errors == "")
        }
    }

    @Test func whatIsMissingAndCannotBeInstalledIsNamed() throws {
        try add("swift", printing: "Swift version 6.3.1 (swift-6.3.1-RELEASE)")
        try add("git")
        try add("node", printing: "v16.20.2")
        let end = try run("setup", "tests")
        #expect(end.status == 1)
        #expect(
            end.errors
                == "Missing: pkg-config libmicrohttpd-dev libcurl4-openssl-dev libyaml-dev zlib1g-dev curl valgrind openssl python3 "
                + "python3-venv nodejs chromium. These are the names on Debian and Ubuntu; install what your system calls them.\n"
        )
    }

    /// Makes a project that has the scripts and some requirements, and in which every tool succeeds but, perhaps, pytest.
    private func makeProject(pytestSays verdict: String) throws -> URL {
        let files = FileManager.default
        let requirements = "\(project.path)/Scripts/requirements"
        try files.createDirectory(atPath: "\(requirements)/frameworks", withIntermediateDirectories: true)
        for name in ["setup", "test", "clients", "parts.bash"] {
            try files.copyItem(
                at: Repository.root.appendingPathComponent("Scripts/\(name)"),
                to: URL(fileURLWithPath: "\(project.path)/Scripts/\(name)")
            )
        }
        for name in ["anthropic-0.40.0", "anthropic-2.11.0", "frameworks/llm", "frameworks/strands"] {
            TemporaryFile.write("", to: "\(requirements)/\(name).txt")
        }
        for name in ["basename", "chmod", "cmp", "cp", "mkdir", "mktemp", "rm"] {
            try tools.link(name)
        }
        try add("swift", printing: "Swift version 6.3.1 (swift-6.3.1-RELEASE)")
        for name in ["git", "pkg-config", "curl", "openssl", "chromium", "valgrind"] { try add(name) }
        try add("node", printing: "v18.20.4")
        try tools.add(
            "python3",
            script: """
                #!/bin/bash
                if [[ $1 != -m ]]; then exit 0; fi
                mkdir -p "$3/bin"
                for tool in python pip; do echo '#!/bin/bash' >"$3/bin/$tool"; chmod +x "$3/bin/$tool"; done
                echo '\(verdict)' >>"$3/bin/python"

                """
        )
        return URL(fileURLWithPath: project.path)
    }

    @Test(arguments: [
        ("test", "echo passed", 0 as Int32, "All 5 parts passed"),
        ("test", "exit 1", 1, "FAILED: anthropic-0.40.0, anthropic-2.11.0"),
        ("clients", "echo passed", 0, "All 5 parts passed"), ("clients", "exit 1", 1, "FAILED: llm, strands"),
    ])
    func theyEndWithWhatTheTestsSay(script: String, verdict: String, status: Int32, last: String) throws {
        let project = try makeProject(pytestSays: verdict)
        let end = try script == "test" ? run("test", "clients", in: project) : run("clients", in: project)
        #expect(end.status == status, "\(end.output)\(end.errors)")
        #expect(end.output.contains("\n\(last)"))
    }

    @Test func withoutABuildNoFrameworkIsTested() throws {
        let project = try makeProject(pytestSays: "echo passed")
        try tools.add(
            "swift",
            script: "#!/bin/sh\n[ $1 = --version ] && echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'\n"
        )
        let end = try run("clients", "llm", in: project)
        #expect(end.status == 1)
        #expect(end.output.hasSuffix("\nFAILED: swift build; not run: llm\n"))
    }

    @Test(arguments: ["test", "clients"]) func whatThereIsNotIsNotTested(script: String) throws {
        try tools.link("basename")
        let end = try run(script, "nonsense")
        #expect(end.status == 64)
        #expect(end.errors.hasPrefix("usage: Scripts/\(script) ["))
    }
}
