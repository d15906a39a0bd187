import Glibc

/// A system call that failed, and its `errno`.
struct SystemError: Error {
    let call: String
    let code: Int32

    /// A call, by default the one that has just failed on this thread.
    init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }
}
