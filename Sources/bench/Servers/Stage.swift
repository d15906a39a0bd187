import Glibc

/// Where servers run: which programs they are, and a directory for their files. What was started is stopped with it.
final class Stage {
    private let binary: String
    private let directory: String
    private var running: [ServerProcess] = []
    private var files = 0

    /// The program `mock-claude`, and a new directory for everything that is written.
    init(binary: String) throws {
        self.binary = binary
        var template = Array(
            "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/mock-claude-bench.XXXXXX".utf8CString
        )
        guard mkdtemp(&template) != nil else { throw FileError("a temporary directory") }
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(directory, 0o755)
    }

    /// Stops all that runs, and starts afresh.
    func clear() {
        for server in running { server.stop() }
        running = []
    }

    /// Stops all that runs, and removes what was written.
    func close() {
        clear()
        remove(directory)
    }

    /// A path for a new file.
    func path(_ name: String) -> String {
        files += 1
        return "\(directory)/\(files)-\(name)"
    }

    /// The program that is measured, with a scenario file or a directory of recordings.
    func ours(_ scenario: String, options: [String] = ["--log-level", "warning"], ready: Bool = true) throws
        -> ServerProcess
    {
        let port = LocalSocket.freePort()
        let command = [binary, "serve", scenario, "--port", "\(port)"] + options
        return try start(command, port: port, ready: ready)
    }

    /// nginx with two workers, which serves a body as a file and takes a POST for a GET.
    func nginx(_ body: [UInt8], logs: Bool = false) throws -> ServerProcess {
        let root = path("nginx")
        for name in ["", "/v1", "/temporary"] { mkdir(root + name, 0o755) }
        try WholeFile.write(body, to: "\(root)/v1/messages")
        let port = LocalSocket.freePort()
        try WholeFile.write(NginxConfiguration.text(root: root, port: port, logs: logs), to: "\(root)/nginx.conf")
        return try start(["nginx", "-p", root, "-c", "\(root)/nginx.conf"], port: port)
    }

    /// The floor, with a reply of ours.
    func floor(_ reply: WireReply, every interval: Nanoseconds? = nil) throws -> ServerProcess {
        let file = path("reply")
        try WholeFile.write(reply.bytes, to: file)
        let port = LocalSocket.freePort()
        let pace = interval.map { ["--every", "\($0 / .microsecond)"] } ?? []
        return try start(["/proc/self/exe", "floor", "--port", "\(port)", "--reply", file] + pace, port: port)
    }

    private func start(_ command: [String], port: UInt16, ready: Bool = true) throws -> ServerProcess {
        let output = path("output")
        let server = try ServerProcess(command, port: port, output: output)
        running.append(server)
        if ready { try server.awaitPort(output: output) }
        return server
    }

    private func remove(_ path: String) {
        for name in Directory.names(path) where unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
        rmdir(path)
    }
}
