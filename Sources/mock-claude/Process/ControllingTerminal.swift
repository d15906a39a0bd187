import Glibc

/// The terminal that a process belongs to.
enum ControllingTerminal {
    /// Whether there is one. It is gone when its window has been closed.
    static var isThere: Bool {
        let descriptor = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
        if descriptor >= 0 { close(descriptor) }
        return descriptor >= 0
    }
}
