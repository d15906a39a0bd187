/// A connection that has been accepted and is not served: it has been turned away, or waits until it is.
final class UnservedConnection: WatchedSocket {
    /// What it is kept for.
    enum Purpose {
        /// To throw away what the client sends until it has closed its side.
        case drain
        /// To be silent until the client leaves.
        case silence
        /// To be served when its time has come.
        case service
        /// To be served when its first bytes have come, if a request may begin with them.
        case opening
    }

    private let purpose: Purpose
    // It is one of theirs.
    private unowned(unsafe) let admissions: Admissions

    init(_ socket: TCPSocket, for purpose: Purpose, of admissions: Admissions) {
        self.purpose = purpose
        self.admissions = admissions
        super.init(socket)
    }

    /// What it is watched for.
    var interest: EventPoll.Readiness {
        switch purpose {
        case .drain, .opening: .readable
        case .silence, .service: .peerClosed
        }
    }

    override func socketChanged(_ readiness: EventPoll.Readiness) {
        switch purpose {
        case .drain: if !socket.discard() { admissions.close(self) }
        case .opening: admissions.hear(self)
        case .silence, .service: admissions.close(self)
        }
    }

    /// Its time has come.
    override func act() {
        switch purpose {
        case .drain, .silence, .opening: admissions.close(self)
        case .service: admissions.admit(self)
        }
    }
}
