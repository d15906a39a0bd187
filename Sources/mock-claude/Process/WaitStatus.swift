/// How a process ended or stopped, as `waitpid` tells it. The macros that take it apart do not reach Swift.
struct WaitStatus {
    let value: Int32

    /// The signal that stopped it; nil when it has not stopped.
    var stopSignal: Int32? { value & 0xFF == 0x7F ? value >> 8 & 0xFF : nil }

    /// The exit code as a shell tells it: its own, or 128 and the number of the signal that killed it. Nil when it has not
    /// ended.
    var exitCode: Int32? {
        if stopSignal != nil || value == 0xFFFF { return nil }
        let signal = value & 0x7F
        return signal == 0 ? value >> 8 & 0xFF : 128 + signal
    }
}
