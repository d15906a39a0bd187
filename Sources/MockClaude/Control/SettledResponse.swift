import HTTPDaemon

extension HTTPResponse {
    /// A response about what happened, made when what is on its way has been written down: who asks right after the last byte
    /// of a reply is told of its end.
    static func settled(
        _ request: ControlRequest,
        _ state: ServerState,
        _ make: @escaping @Sendable () -> HTTPResponse
    ) -> HTTPResponse {
        let remote = ExchangeRemote()
        let number = state.journal.whenSettled(session: request.session) { remote.answer(make()) }
        var response = make()
        guard let number else { return response }
        response.headDue = ServerState.patience
        response.remote = remote
        response.onEnd = { _ in state.journal.forget(number) }
        return response
    }
}
