import Glibc

/// A file that tells other programs which port answers. It is there only while the port is.
struct PortFile {
    let path: String

    init(_ path: String) { self.path = path }

    /// Takes away what an earlier run may have left.
    func remove() { unlink(path) }

    /// Writes the port, whole or not at all.
    func write(_ port: UInt16) throws(Failure) { try WholeFile.write("\(port)\n", to: path) }
}
