import Glibc

/// The stream for everything but the ready line.
enum StandardError {
    /// Writes a line with one call, so that lines of several threads never mix.
    static func write(_ line: [UInt8]) {
        let line = line + [UInt8(ascii: "\n")]
        // Nothing can be done about a standard error that cannot be written to.
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
