import Glibc

/// The connections of a loop that it does not serve: those that the accepting loop has accepted and does not serve yet, or
/// never, and those whose service has ended before all that the client sends.
final class Admissions {
    /// How long a client that was turned away with a FIN is given to close its side, in nanoseconds.
    private static let patience: Int64 = 3_000_000_000

    // The loop owns it, and stops it before it goes.
    private unowned(unsafe) let loop: Loop
    /// Gives a socket to the loop that is to hear and serve it.
    private let deal: (Int32) -> Void
    /// Lets this loop's library serve a socket.
    private let serve: (Int32) -> Void
    private var unserved: [ObjectIdentifier: UnservedConnection] = [:]

    init(loop: Loop, deal: @escaping (Int32) -> Void, serve: @escaping (Int32) -> Void) {
        self.loop = loop
        self.deal = deal
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
            deal(descriptor)
        case .reset:
            socket.reset()
            Glibc.close(descriptor)
        case .close:
            turnAway(socket)
        case .stall:
            hold(UnservedConnection(socket, for: .silence, of: self), until: nil)
        case .wait(let duration):
            let wait = duration.playable
            guard wait > 0 else { return deal(descriptor) }
            hold(UnservedConnection(socket, for: .service, of: self), until: wait)
        }
    }

    /// Lets one that has waited be served.
    func admit(_ connection: UnservedConnection) {
        let descriptor = connection.socket.descriptor
        forget(connection)
        deal(descriptor)
    }

    /// Lets one that has begun to speak be served, if it speaks HTTP.
    func hear(_ connection: UnservedConnection) {
        let socket = connection.socket
        forget(connection)
        hear(socket)
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

    /// Serves a connection that begins like a request, as soon as it begins.
    ///
    /// libmicrohttpd 0.9.75 waits for the end of a line whatever comes, so that who speaks something else would wait for an
    /// answer for ever.
    func hear(_ socket: TCPSocket) {
        switch socket.opening(ForeignProtocol.openingCount) {
        case .nothing: hold(UnservedConnection(socket, for: .opening, of: self), until: nil)
        case .end: Glibc.close(socket.descriptor)
        case .bytes(let bytes):
            guard let foreign = ForeignProtocol(opening: bytes) else { return serve(socket.descriptor) }
            loop.handler.turnedAway(speaking: foreign)
            var answer = foreign.answer
            _ = answer.withUTF8 { socket.send(UnsafeRawBufferPointer($0), more: false) }
            turnAway(socket)
        }
    }

    /// Ends one with a FIN behind what was sent to it, whatever the client sends.
    func turnAway(_ socket: TCPSocket) {
        socket.finishSending()
        hold(UnservedConnection(socket, for: .drain, of: self), until: Self.patience)
    }

    private func hold(_ connection: UnservedConnection, until wait: Int64?) {
        guard loop.poll.watch(connection.socket.descriptor, for: connection.interest, token: connection.token) else {
            // Without memory for the watch nobody would see the client leave.
            Glibc.close(connection.socket.descriptor)
            return
        }
        unserved[ObjectIdentifier(connection)] = connection
        if let wait { loop.deadlines.set(connection, to: Instant.now.advanced(by: wait)) }
    }

    private func forget(_ connection: UnservedConnection) {
        loop.deadlines.cancel(connection)
        loop.poll.unwatch(connection.socket.descriptor)
        unserved[ObjectIdentifier(connection)] = nil
    }
}
