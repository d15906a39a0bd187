/// What the kernel has noted of processes.
enum ProcessAccount {
    /// The nanoseconds that the threads of processes, and of their children, have run.
    static func cpu(of processes: [Int32]) -> Nanoseconds {
        processes.flatMap(family).reduce(0) { sum, process in
            sum
                + Directory.names("/proc/\(process)/task").reduce(0) { sum, thread in
                    let text = try? WholeFile.text("/proc/\(process)/task/\(thread)/schedstat")
                    return sum + (text?.split(separator: " ").first.flatMap { Nanoseconds($0) } ?? 0)
                }
        }
    }

    /// The bytes that a process, and its children, hold in memory; what several share is counted in parts.
    static func memory(of process: Int32) -> Int {
        family(process).reduce(0) { $0 + bytes("Pss:", of: $1) }
    }

    /// The bytes that a process has in memory, all that it shares included.
    static func resident(of process: Int32) -> Int {
        bytes("Rss:", of: process)
    }

    private static func bytes(_ field: String, of process: Int32) -> Int {
        let lines = (try? WholeFile.text("/proc/\(process)/smaps_rollup"))?.split(separator: "\n") ?? []
        let line = lines.first { $0.hasPrefix(field) }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }

    /// A process and its children.
    static func family(_ process: Int32) -> [Int32] {
        let children = (try? WholeFile.text("/proc/\(process)/task/\(process)/children")) ?? ""
        return [process] + children.split(separator: " ").compactMap { Int32($0) }
    }
}
