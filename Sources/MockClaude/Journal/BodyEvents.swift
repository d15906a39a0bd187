import HTTPDaemon
import Timeline

/// The events of a stream's body, by the bytes at which they end: however the body was cut into writes, what was sent of it
/// tells which events are complete.
struct BodyEvents: Sendable {
    private struct End: Sendable {
        let type: String
        /// How many bytes of the body are sent when the event is.
        let byte: Int
    }

    private let ends: [End]
    /// With how many bytes a client has what is meant for it.
    private let sufficientBytes: Int

    /// The events of a timeline; none of an answer that is no stream.
    init(_ timeline: Timeline) {
        let spoiling = timeline.steps.firstIndex { $0.spoilsReply && $0.endsEvent }
        sufficientBytes = timeline.steps[...(spoiling ?? timeline.steps.count - 1)].reduce(0) { $0 + $1.bytes.count }
        guard timeline.framing == .stream else {
            ends = []
            return
        }
        var byte = 0
        var ends: [End] = []
        for step in timeline.steps where step.isEvent {
            byte += step.bytes.count
            if step.endsEvent { ends.append(End(type: step.event, byte: byte)) }
        }
        self.ends = ends
    }

    /// Whether all that is meant for the client was sent: all that comes, or what leaves no use for the rest.
    func suffice(_ progress: PlaybackProgress) -> Bool {
        progress.sent.reduce(0) { $0 + ($1.step == nil ? 0 : $1.bytes) } >= sufficientBytes
    }

    /// Those that are complete, in order, with heartbeats between them.
    func sent(_ progress: PlaybackProgress) -> [JournalEntry.Event] {
        var events: [JournalEntry.Event] = []
        var (byte, next) = (0, 0)
        for write in progress.sent {
            // What belongs to no step is a heartbeat.
            guard write.step != nil else {
                events.append(JournalEntry.Event(type: "ping", at: write.at, bytes: write.bytes))
                continue
            }
            byte += write.bytes
            while next < ends.count, ends[next].byte <= byte {
                let size = ends[next].byte - (next == 0 ? 0 : ends[next - 1].byte)
                events.append(JournalEntry.Event(type: ends[next].type, at: write.at, bytes: size))
                next += 1
            }
        }
        return events
    }
}
