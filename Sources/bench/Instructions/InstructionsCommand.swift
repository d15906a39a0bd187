import ArgumentParser
import MessagesAPI

/// Counts the instructions of fixed workloads, and compares them with the baseline.
struct InstructionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instructions",
        abstract: "Count the instructions of three workloads, and fail when one has grown by more than a tenth."
    )

    @Option(help: "The program mock-claude.")
    var binary: String

    @Option(help: "The file with the counts to compare with.")
    var baseline: String

    @Flag(help: "Write the counts to that file instead.")
    var update = false

    func run() throws {
        let stage = try Stage(binary: binary)
        defer { stage.close() }
        let counter = try InstructionCount(of: binary, on: stage)
        let toolchain = try Command.firstLine(of: ["swift", "--version"], on: stage)
        let counts = try Workload.all.map { (name: $0.name, count: try $0.count(counter, stage)) }
        if update {
            let report = Baseline(toolchain: toolchain, counts: counts).json.indented + "\n"
            return try WholeFile.write(report, to: baseline)
        }
        let before = try Baseline(JSON(parsing: WholeFile.text(baseline)))
        let rows = counts.map { name, count in
            let known = before.counts.first { $0.name == name }?.count
            return [
                name, "\(count)", known.map { "\($0)" } ?? "",
                known.map { Decimals.text(Double(count) / Double($0)) } ?? "",
            ]
        }
        print(Table.text(["workload", "instructions", "baseline", "ratio"], rows))
        guard before.toolchain == toolchain else {
            print("Not compared: the baseline is of \(before.toolchain), and this is \(toolchain).")
            return
        }
        let complaints = before.complaints(about: counts)
        for complaint in complaints { print(complaint) }
        if !complaints.isEmpty { throw ExitCode(1) }
    }
}
