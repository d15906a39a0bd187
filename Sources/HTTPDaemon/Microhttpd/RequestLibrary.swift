import CMicrohttpd
import Glibc

/// One libmicrohttpd daemon without a thread or a listening socket.
///
/// The library reads and checks requests, writes response heads and keeps connections alive. It acts only when `add`,
/// `run` and `stop` are called, and calls back from inside them; so all of it stays on the thread of the loop that
/// calls.
final class RequestLibrary {
    /// How often the library may ask to be run on before others get their turn.
    private static let passes = 16

    private var daemon: OpaquePointer!
    /// Makes the object for a connection that was added.
    private let connectionMade: (LibraryConnection) -> Connection

    /// Starts it. The callback is called inside `add`.
    ///
    /// - Parameter memoryPerConnection: What a connection may take, in bytes: the request's head and what was read ahead, then
    ///   the response's head.
    init(
        memoryPerConnection: Int,
        connectionLimit: UInt32,
        connectionMade: @escaping (LibraryConnection) -> Connection
    ) throws(SystemError) {
        self.connectionMade = connectionMade
        daemon = cmhd_start(
            requestAdvanced,
            targetRead,
            requestEnded,
            connectionChanged,
            Unmanaged.passUnretained(self).toOpaque(),
            memoryPerConnection,
            connectionLimit
        )
        guard daemon != nil else { throw SystemError("MHD_start_daemon") }
    }

    /// What is readable when the library has something to do.
    var descriptor: Int32 {
        cmhd_epoll_descriptor(daemon)
    }

    /// Gives it an accepted socket, which it closes in the end, or at once if it has no room.
    func add(_ descriptor: Int32) {
        // It keeps the client's address for those who ask it; we do not.
        var address = sockaddr()
        _ = MHD_add_connection(daemon, descriptor, &address, socklen_t(MemoryLayout<sockaddr>.size))
    }

    /// Lets it do what is to be done. Returns whether more is left to be done at once.
    func run() -> Bool {
        for _ in 0..<Self.passes {
            MHD_run(daemon)
            var milliseconds: UInt64 = 0
            guard MHD_get_timeout(daemon, &milliseconds) == .YES, milliseconds == 0 else { return false }
        }
        return true
    }

    /// Closes all connections and frees everything, the first time that it is called. No connection may be suspended.
    func stop() {
        MHD_stop_daemon(daemon)
        daemon = nil
    }

    fileprivate func opened(_ connection: OpaquePointer) -> Connection {
        connectionMade(LibraryConnection(connection))
    }
}

// MARK: - Callbacks

// Free functions, because a closure could inherit an actor from where it is written, and die on a loop's thread. Each
// runs on the thread that is inside `add`, `run` or `stop`, so the objects behind the pointers are that thread's own.

/// A connection begins or is about to be closed. The library holds our object from the one to the other.
private func connectionChanged(
    context: UnsafeMutableRawPointer?,
    library: OpaquePointer?,
    slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    change: MHD_ConnectionNotificationCode
) {
    guard let context, let library, let slot else { return }
    if let held = slot.pointee {
        slot.pointee = nil
        Unmanaged<Connection>.fromOpaque(held).takeRetainedValue().closes()
    } else {
        let connection = Unmanaged<RequestLibrary>.fromOpaque(context).takeUnretainedValue().opened(library)
        slot.pointee = Unmanaged.passRetained(connection).toOpaque()
    }
}

/// A request line has been read; the target is as it was sent.
private func targetRead(
    context: UnsafeMutableRawPointer?,
    target: UnsafePointer<CChar>?,
    library: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let library, let connection = LibraryConnection(library).connection else { return nil }
    connection.beginExchange(target: target.map { String(cString: $0) } ?? "")
    return nil
}

/// The head of a request has been read, then pieces of its body, then its end; or a suspended connection has been
/// resumed.
private func requestAdvanced(
    context: UnsafeMutableRawPointer?,
    library: OpaquePointer?,
    url: UnsafePointer<CChar>?,
    method: UnsafePointer<CChar>?,
    version: UnsafePointer<CChar>?,
    upload: UnsafePointer<CChar>?,
    uploadCount: UnsafeMutablePointer<Int>?,
    requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let library, let method, let version, let uploadCount,
        let exchange = LibraryConnection(library).connection?.exchange
    else { return .NO }
    let piece = UnsafeRawBufferPointer(start: upload, count: uploadCount.pointee)
    uploadCount.pointee = 0
    return exchange.advance(method: method, version: version, piece: piece) ? .YES : .NO
}

/// A request has been answered, or its connection has ended before.
private func requestEnded(
    context: UnsafeMutableRawPointer?,
    library: OpaquePointer?,
    requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    reason: MHD_RequestTerminationCode
) {
    guard let library, let connection = LibraryConnection(library).connection else { return }
    connection.endExchange(answered: reason == .REQUEST_TERMINATED_COMPLETED_OK)
}
