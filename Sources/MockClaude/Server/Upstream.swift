package import HTTPDaemon

/// Who is asked what no rule answers: the service itself, when a server stands before it.
package protocol Upstream: LoopGuest {
    /// Asks for what a request asks for, and answers with what comes.
    ///
    /// Called on the loop that it is a guest of; it must not block.
    ///
    /// - Parameter record: to be told what becomes of it.
    func respond(to request: HTTPRequest, record: RelayRecord) -> HTTPResponse
}
