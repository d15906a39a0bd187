import Glibc

/// The connections that the accepting loop has accepted and does not serve, or not yet.
final class Admissions {
    /// How long a client that was turned away with a FIN is given to close its side, in nanoseconds.
    private static let patience: Int64 = 3_000_000_000

    // The loop owns it, and stops it before it goes.
    private unowned(unsafe) let loop: Loop
    /// Gives a socket to the loop that is to serve it.
    private let serve: (Int32) -> Void
    private var unserved: [ObjectIdentifier: UnservedConnection] = [:]

    init(loop: Loop, serve: @escaping (Int32) -> Void) {
        self.loop = loop
        self.serve = serve
    }

    /// How many there are.
    var count: Int {
        unserved.count
    }

    /// Does with an accepted socket what the handler says.
    func admit(_ descriptor: Int32) {
        let socket = TCPSocket(descriptor: descriptor)
        switch loop.handler.admit() {
        case .serve:
            serve(descriptor)
        case .reset:
            socket.reset()
            Glibc.close(descriptor)
        case .close:
            socket.finishSending()
            hold(UnservedConnection(socket, for: .drain, of: self), until: Self.patience)
        case .stall:
            hold(UnservedConnection(socket, for: .silence, of: self), until: nil)
        case .wait(let duration):
            let wait = duration.playable
            guard wait > 0 else { return serve(descriptor) }
            hold(UnservedConnection(socket, for: .service, of: self), until: wait)
        }
    }

    /// Lets one that has waited be served.
    func admit(_ connection: UnservedConnection) {
        let descriptor = connection.socket.descriptor
        forget(connection)
        serve(descriptor)
    }

    /// Closes one.
    func close(_ connection: UnservedConnection) {
        let socket = connection.socket
        forget(connection)
        socket.hangUp()
        Glibc.close(socket.descriptor)
    }

    /// Closes all. Not while the events of a turn are handed out.
    func stop() {
        for connection in unserved.values { close(connection) }
    }

    private func hold(_ connection: UnservedConnection, until wait: Int64?) {
        guard loop.poll.watch(connection.socket.descriptor, for: connection.interest, token: connection.token) else {
            // Without memory for the watch nobody would see the client leave.
            Glibc.close(connection.socket.descriptor)
            return
        }
        unserved[ObjectIdentifier(connection)] = connection
        if let wait { loop.deadlines.set(connection.deadline, to: Instant.now.advanced(by: wait)) }
    }

    private func forget(_ connection: UnservedConnection) {
        loop.deadlines.cancel(connection.deadline)
        loop.poll.unwatch(connection.socket.descriptor)
        unserved[ObjectIdentifier(connection)] = nil
    }
}
