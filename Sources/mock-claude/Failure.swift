import Glibc

/// Why a command ends, and with which exit code.
struct Failure: Error {
    /// The exit codes, as `sysexits.h` numbers them.
    enum Code: Int32 {
        /// Something failed while running: an address that cannot be bound, a file that cannot be written.
        case runtime = 1
        /// A scenario has errors.
        case badScenario = 65
        /// A file is not there.
        case noSuchFile = 66
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Prints the message on standard error, and ends the process.
    func exit() -> Never {
        StandardStream.error.write(line: message)
        Glibc.exit(code.rawValue)
    }
}
