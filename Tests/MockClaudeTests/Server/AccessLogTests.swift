import HTTPDaemon
import Logging
import Synchronization
import Testing

@testable import MockClaude

struct AccessLogTests {
    private let end = ExchangeEnd(reason: .complete, stepsSent: 3, bodyBytesSent: 120, at: .microseconds(12_900))

    private func entry(rule: String? = nil, error: String? = nil, target: String = "/v1/messages") -> AccessLog.Entry {
        AccessLog.Entry(Incoming(.message("Hi", target: target)), status: 200, steps: 4, rule: rule, error: error)
    }

    private func lines(level: Logger.Level = .info, _ entry: AccessLog.Entry) -> [String] {
        lines(level: level) { $0.write(entry, end) }
    }

    private func lines(level: Logger.Level = .info, _ write: (AccessLog) -> Void) -> [String] {
        let collected = Collected()
        let logger = Logger(label: "test", factory: { _ in CollectingHandler(logLevel: level, collected: collected) })
        write(AccessLog(logger: logger))
        return collected.lines.withLock { $0 }
    }

    @Test func oneLineForAnExchange() {
        #expect(
            lines(entry(rule: "weather"))
                == ["info POST /v1/messages bytes=120 ended=complete events=3/4 ms=12 rule=weather status=200"]
        )
    }

    @Test func aSessionIsNamedWhenItIsNotTheDefault() {
        #expect(lines(entry(target: "/session/a/v1/messages")).first?.contains("session=a") == true)
    }

    @Test func whoSpeaksSomethingElseIsToldOfWithWhatToDo() {
        #expect(
            lines { $0.write(.tls) }
                == ["warning connection do=close error=a client spoke TLS; use http://, not https://"]
        )
        #expect(lines { $0.write(.http2) }.first?.contains("HTTP/2") == true)
        #expect(lines { $0.write(.unknown) }.first?.contains("no HTTP request") == true)
    }

    @Test func anErrorIsSeenAtAHigherLevel() {
        #expect(lines(level: .notice, entry()) == [])
        #expect(lines(level: .notice, entry(error: "because")).first?.contains("error=because") == true)
        #expect(lines(level: .warning, entry(error: "because")) == [])
    }

    @Test func whoLooksForTheAPIWhereItIsNotIsWarnedOf() {
        let line = lines(level: .warning, entry(error: "Not found", target: "/v1/v1/messages")).first
        #expect(line?.contains("error=no such endpoint; does the base URL") == true)
        #expect(lines(level: .warning, entry(rule: "r", error: "because", target: "/other")) == [])
    }
}

private final class Collected: Sendable {
    let lines = Mutex<[String]>([])
}

private struct CollectingHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    let collected: Collected

    init(logLevel: Logger.Level, collected: Collected) {
        self.logLevel = logLevel
        self.collected = collected
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        collected.lines.withLock { $0.append("\(event.level) \(event.message)\(fields)") }
    }
}
