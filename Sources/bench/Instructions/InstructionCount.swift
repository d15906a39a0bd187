import Glibc

/// Runs a program under valgrind and counts its instructions. They are the same on every machine and in every run, to a few in a
/// million, whatever else the machine does.
struct InstructionCount {
    private let binary: String
    /// A library that gives valgrind's processes the system call that it does not know; see `EpollLibrary`.
    private let library: String
    private let stage: Stage

    /// Counts a program without its debugging information, which this or that valgrind cannot read.
    init(of binary: String, on stage: Stage) throws {
        self.stage = stage
        self.binary = stage.path("mock-claude")
        library = try EpollLibrary.make(on: stage)
        try Command.run(["strip", "--strip-debug", "-o", self.binary, binary])
    }

    /// How many instructions a command line takes.
    func count(_ arguments: [String]) throws -> Int {
        let report = stage.path("report")
        try Command.run(command(arguments, report: report), output: stage.path("output"))
        return try Self.instructions(in: WholeFile.text(report))
    }

    /// How many instructions serving takes while `body` runs, from start to end.
    func countServing(_ scenario: String, _ body: (_ port: UInt16) throws -> Void) throws -> Int {
        let report = stage.path("report")
        let output = stage.path("output")
        let port = LocalSocket.freePort()
        let arguments = ["serve", scenario, "--port", "\(port)", "--log-level", "warning"]
        let server = try ServerProcess(command(arguments, report: report), port: port, output: output)
        try server.awaitPort(output: output)
        defer { server.stop() }
        try body(port)
        server.stop()
        return try Self.instructions(in: WholeFile.text(report))
    }

    private func command(_ arguments: [String], report: String) -> [String] {
        // Swift's sets and dictionaries take another order in every process unless they are told not to.
        let environment = ["env", "SWIFT_DETERMINISTIC_HASHING=1", "LD_PRELOAD=\(library)"]
        let valgrind = [
            "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
            "--log-file=\(report)",
        ]
        return environment + valgrind + [binary] + arguments
    }

    /// The number in the line `I   refs:      370,330,260` of valgrind's report.
    static func instructions(in report: String) throws -> Int {
        for line in report.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "refs:"), words[place - 1] == "I", place + 1 < words.count else {
                continue
            }
            if let count = Int(words[place + 1].filter { $0 != "," }) { return count }
        }
        throw ServerProcess.Failure("valgrind counted nothing:\n\(report)")
    }
}
