import HTTPDaemon

/// What a test sees of exchanges that it drives.
final class Watch: Sendable {
    let arrivals = Collected<HoldArrival>()
    let ends = Ends()
    let presences = Collected<ClientPresence?>()

    func remote() -> ExchangeRemote {
        ExchangeRemote { [arrivals] arrival, _ in arrivals.add(arrival) }
    }
}

/// Serves one playback, with one remote, to a client that has sent its request.
func drive(
    _ steps: [Playback.Step],
    prelude: [Playback.Step] = [],
    version: String = "1.1",
    _ body: (RawClient, ExchangeRemote, Watch) throws -> Void
) throws {
    let watch = Watch()
    let remote = watch.remote()
    try withDaemon { request in
        guard request.target == "/" else { return .text(request.target) }
        watch.presences.add(request.client)
        return .playing(steps, prelude: prelude, remote: remote, onEnd: watch.ends.add)
    } _: { daemon in
        let client = try RawClient(daemon)
        try client.send("GET / HTTP/\(version)\r\nHost: test\r\n\r\n")
        try body(client, remote, watch)
    }
}

/// Returns when the only loop has done everything that was asked of it before.
func letLoopCatchUp(_ daemon: Daemon) throws {
    let other = try RawClient(daemon)
    try other.request("/other")
    _ = try other.response()
}
