import HTTPDaemon
import Scenario
import Synchronization

/// `GET /_mock/metrics`: counters as Prometheus reads them (text format 0.0.4).
struct MetricsCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        .control(text: Self.text(state, session: request.session), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private static func text(_ state: ServerState, session name: String?) -> String {
        let sessions = state.sessions.all.filter { name == nil || $0.name == name }
        var traffic = Traffic()
        var misses = 0
        var findings: [String: Int] = [:]
        for session in sessions {
            let activity = session.activity.withLock { $0 }
            traffic += activity.traffic
            misses += activity.tally.misses.count
            for (kind, count) in activity.tally.findingCounts { findings[kind.rawValue, default: 0] += count }
        }
        let held = sessions.reduce(0) { $0 + $1.gates.held.count }
        let answers = traffic.answers.map { ("\($0.key)", $0.value) }
        let endings = traffic.endings.map { ($0.key.rawValue, $0.value) }
        let connections = state.connections.counts.map { ($0.key, $0.value) }
        return [
            Metric("connection_faults_total", .counter, "Connections, by what was done to them.", "do", connections),
            Metric("requests_total", .counter, "Requests, by the status of their answer.", "status", answers),
            Metric("replies_ended_total", .counter, "Replies that are over, by how they ended.", "ended", endings),
            Metric("reply_bytes_total", .counter, "Bytes of replies' bodies that were sent.", traffic.bytes),
            Metric("replies_in_progress", .gauge, "Replies that are being played.", traffic.underWay),
            Metric("replies_held", .gauge, "Replies that stand at a gate.", held),
            Metric("misses_total", .counter, "Requests that no rule answered.", misses),
            Metric("findings_total", .counter, "What clients did wrong.", "kind", findings.map { ($0.key, $0.value) }),
            Metric("sessions", .gauge, "Sessions that have begun.", sessions.count),
            Metric(
                "journal_dropped_total",
                .counter,
                "Requests that the journal had no room for.",
                state.journal.dropped
            ),
        ]
        .map(\.text).joined()
    }
}
