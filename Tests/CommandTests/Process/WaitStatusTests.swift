import Glibc
import Testing

@testable import mock_claude

struct WaitStatusTests {
    /// What `waitpid` says of a shell that runs that script.
    private func status(of script: String, _ options: Int32 = 0) throws -> WaitStatus {
        var id: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", script].map { (word: String) in strdup(word) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        try #require(posix_spawn(&id, "/bin/sh", nil, nil, &arguments, nil) == 0)
        var status: Int32 = 0
        try #require(waitpid(id, &status, options) == id)
        if options != 0 {
            kill(id, SIGKILL)
            waitpid(id, nil, 0)
        }
        return WaitStatus(value: status)
    }

    @Test(arguments: [0, 1, 3, 127, 255]) func anExitCodeIsTheCommands(code: Int32) throws {
        let status = try status(of: "exit \(code)")
        #expect(status.exitCode == code)
        #expect(status.stopSignal == nil)
    }

    @Test(arguments: [SIGKILL, SIGSEGV]) func aSignalThatKillsCountsFrom128(signal: Int32) throws {
        #expect(try status(of: "kill -\(signal) $$").exitCode == 128 + signal)
    }

    @Test func oneThatIsStoppedHasNotEnded() throws {
        let status = try status(of: "kill -STOP $$", WUNTRACED)
        #expect(status.stopSignal == SIGSTOP)
        #expect(status.exitCode == nil)
    }
}
