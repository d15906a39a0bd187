import Foundation
import Testing

/// An upstream behind TLS: the program `openssl s_server`, whose input a test writes, behind a socket that the test can cut
/// without TLS having its say.
final class TLSUpstream: Sendable {
    /// Where the program is; nil where it is not installed.
    static let program = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first(
        where: FileManager.default.isExecutableFile
    )

    private let directory: URL
    private let server: Process
    private let input = Foundation.Pipe()
    private let output = Foundation.Pipe()
    private let front: RawUpstream
    private let port: UInt16

    /// Starts it with a certificate of its own.
    init(_ options: [String] = []) throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let certificate = directory.appendingPathComponent("certificate.pem").path
        let key = directory.appendingPathComponent("key.pem").path
        let maker = try Self.start(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                "/CN=localhost",
                "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
            ],
            input: Foundation.Pipe(),
            output: Foundation.Pipe()
        )
        maker.waitUntilExit()
        server = try Self.start(
            ["s_server", "-accept", "0", "-cert", certificate, "-key", key] + options,
            input: input,
            output: output
        )
        front = try RawUpstream()
        let line = try Self.read(output, until: "ACCEPT .*:[0-9]+\n")
        port = try #require(line.split(separator: ":").last.flatMap { UInt16($0.dropLast()) })
    }

    deinit {
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }

    private static func start(
        _ arguments: [String],
        input: Foundation.Pipe,
        output: Foundation.Pipe
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(program))
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static func read(_ pipe: Foundation.Pipe, until pattern: String) throws -> String {
        var text = ""
        while text.range(of: pattern, options: .regularExpression) == nil {
            let data = pipe.fileHandleForReading.availableData
            try #require(!data.isEmpty, "openssl has ended after: \(text)")
            // Any byte is a character of its own.
            text += data.map { String(UnicodeScalar($0)) }.joined()
        }
        return text
    }

    var url: String { "https://127.0.0.1:\(front.port)" }

    /// The file with the one certificate that a client must trust.
    var authorities: String { directory.appendingPathComponent("certificate.pem").path }

    /// Accepts the next connection, and forwards it to the program from now on.
    func accept() throws -> Forwarding {
        Forwarding(try front.accept(), try RawConnection.connected(to: port))
    }

    /// What the program has received, when it holds this.
    func receive(until pattern: String) throws -> String {
        try Self.read(output, until: pattern)
    }

    /// Sends bytes over TLS. What begins with a letter of its commands (Q, R, k and others) the program obeys instead.
    func send(_ bytes: [UInt8]) {
        input.fileHandleForWriting.write(Data(bytes))
    }

    func send(_ text: String) {
        send(Array(text.utf8))
    }
}

/// One connection that is forwarded to another, both ways, until one of them ends.
///
/// The descriptors are only given to system calls, and closed when both threads are done with them: so it can be shared.
final class Forwarding: @unchecked Sendable {
    private let near: RawConnection
    private let far: RawConnection

    init(_ near: RawConnection, _ far: RawConnection) {
        self.near = near
        self.far = far
        for (from, to) in [(near.descriptor, far.descriptor), (far.descriptor, near.descriptor)] {
            Thread.detachNewThread { [self] in
                withExtendedLifetime(self) { Self.forward(from, to) }
            }
        }
    }

    /// Cuts it on the side of who has connected, at the level of TCP.
    func cut(_ cut: TransferTests.Cut) {
        switch cut {
        case .finish: shutdown(near.descriptor, Int32(SHUT_WR))
        case .close: shutdown(near.descriptor, Int32(SHUT_RDWR))
        case .reset:
            // Closing would reset nothing while a thread still reads; connecting to no address does.
            var nowhere = sockaddr()
            connect(near.descriptor, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
        }
    }

    private static func forward(_ from: Int32, _ to: Int32) {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(from, &bytes, bytes.count, 0)
            // The other direction ends by its own time-out at the latest.
            guard count > 0, send(to, bytes, count, Int32(MSG_NOSIGNAL)) == count else { return }
        }
    }
}
