import Glibc

/// Why a command ends, and with which exit code.
struct Failure: Error {
    /// The exit codes: those of `sysexits.h`, and for a command that cannot be started those of the shell.
    enum Code: Int32 {
        /// Something failed while running: an address that cannot be bound, a file that cannot be written.
        case runtime = 1
        /// The command line asks for what is not there.
        case usage = 64
        /// A scenario has errors.
        case badScenario = 65
        /// A file is not there.
        case noSuchFile = 66
        /// A command is there, but is no program that can be run.
        case notExecutable = 126
        /// A command is not there.
        case notFound = 127

        /// Ends the process.
        func exit() -> Never { Glibc.exit(rawValue) }
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What the work returns; if it fails, the process ends and says why.
    static func orExit<Result>(_ work: () throws(Failure) -> Result) -> Result {
        do throws(Failure) { return try work() } catch { error.exit() }
    }

    /// Prints the message on standard error, and ends the process.
    func exit() -> Never {
        StandardStream.error.write(line: message)
        code.exit()
    }
}
