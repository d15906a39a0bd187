import Glibc

/// Lets the library send what the loop would: a body of known length, whose end the library has to know of, or it would not
/// keep the connection.
///
/// To a cursor it is a socket. That the library has sent what it was given shows when it asks for more; until then
/// nothing is taken.
struct LibraryFeed {
    /// How many bytes the library was given when it asked last.
    private(set) var given = 0
    /// How many it has sent that the cursor has not been told of.
    private var sent = 0
    /// Where it wants more, while it asks.
    private var buffer: UnsafeMutableRawBufferPointer?

    /// The library asks for bytes.
    mutating func begin(_ buffer: UnsafeMutableRawBufferPointer) {
        sent += given
        given = 0
        self.buffer = buffer
    }

    /// The library waits no longer: how many bytes it has got.
    mutating func end() -> Int {
        buffer = nil
        return given
    }

    /// Gives bytes to the library if it asks: how many of them it has sent, or `EAGAIN` negated.
    mutating func send(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard sent == 0 else {
            let count = min(sent, bytes.count)
            sent -= count
            return count
        }
        if let buffer {
            given = min(buffer.count, bytes.count)
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<given]))
            self.buffer = nil
        }
        return -Int(EAGAIN)
    }
}
