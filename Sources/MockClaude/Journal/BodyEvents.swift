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
    func suffice(_ sends: BodySends) -> Bool { sends.stepBytes >= sufficientBytes }

    /// How many are complete, heartbeats too.
    func count(_ sends: BodySends) -> Int {
        // Nothing is complete before anything was sent, even if it has no bytes.
        if sends.list.count == sends.heartbeats { return sends.heartbeats }
        var (low, high) = (0, ends.count)
        if let last = ends.last, last.byte <= sends.stepBytes { low = high }
        while low < high {
            let middle = (low + high) / 2
            if ends[middle].byte <= sends.stepBytes { low = middle + 1 } else { high = middle }
        }
        return low + sends.heartbeats
    }

    /// Those that are complete, in order, with heartbeats between them.
    func sent(_ sends: BodySends) -> [JournalEntry.Event] {
        var events: [JournalEntry.Event] = []
        var (byte, next) = (0, 0)
        for send in sends.list {
            guard !send.isHeartbeat else {
                events.append(JournalEntry.Event(type: "ping", at: send.at, bytes: send.bytes))
                continue
            }
            byte += send.bytes
            while next < ends.count, ends[next].byte <= byte {
                let size = ends[next].byte - (next == 0 ? 0 : ends[next - 1].byte)
                events.append(JournalEntry.Event(type: ends[next].type, at: send.at, bytes: size))
                next += 1
            }
        }
        return events
    }

    /// How much memory it takes, in bytes.
    var size: Int { ends.count * MemoryLayout<End>.stride }
}
