import Glibc
import HTTPDaemon

/// A guest that does what closures say, and tells what it was told.
///
/// The host is touched only on the loop's thread, everything else is set before there is one: so it can be shared.
final class ScriptedGuest: LoopGuest, @unchecked Sendable {
    let calls = Collected<String>()
    private(set) var host: LoopHost!
    private let onBegin: @Sendable (LoopHost) -> Void
    private let onReady: @Sendable (LoopHost, Int32) -> Void
    private let onTime: @Sendable (LoopHost) -> Void
    private let onEnd: @Sendable (LoopHost) -> Void

    init(
        onBegin: @escaping @Sendable (LoopHost) -> Void = { _ in },
        onReady: @escaping @Sendable (LoopHost, Int32) -> Void = { _, _ in },
        onTime: @escaping @Sendable (LoopHost) -> Void = { _ in },
        onEnd: @escaping @Sendable (LoopHost) -> Void = { _ in }
    ) {
        self.onBegin = onBegin
        self.onReady = onReady
        self.onTime = onTime
        self.onEnd = onEnd
    }

    func begin(on host: LoopHost) {
        self.host = host
        calls.add("begin")
        onBegin(host)
    }

    func descriptorReady(_ descriptor: Int32, _ readiness: DescriptorReadiness) {
        calls.add("\(descriptor) ready: \(readiness.names)")
        onReady(host, descriptor)
    }

    func timeReached() {
        calls.add("time")
        onTime(host)
    }

    func end() {
        calls.add("end")
        onEnd(host)
    }
}

extension DescriptorReadiness {
    /// For comparing: `readable, failed`.
    var names: String {
        [(DescriptorReadiness.readable, "readable"), (.writable, "writable"), (.failed, "failed")]
            .filter { contains($0.0) }.map(\.1).joined(separator: ", ")
    }
}

/// Both ends of a pipe.
struct Pipe: Sendable {
    let reading: Int32
    let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        reading = ends[0]
        writing = ends[1]
    }

    func write() {
        _ = Glibc.write(writing, "x", 1)
    }

    func read() {
        var byte: UInt8 = 0
        _ = Glibc.read(reading, &byte, 1)
    }

    func close() {
        Glibc.close(reading)
        Glibc.close(writing)
    }
}
