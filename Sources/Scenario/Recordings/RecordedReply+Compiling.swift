import MessagesAPI
import Timeline

extension RecordedReply {
    /// The recording as that reply changes it: its status, header fields and faults. Nothing else is added or moved, and it is
    /// the same whether the request streams or not.
    func compiled(for reply: Reply) -> CompiledReply {
        let replay = reply.replay ?? .exact
        var timeline = isStream || reply.faults.isEmpty ? timeline(replay) : wholeTimeline(replay)
        timeline.status = reply.status ?? timeline.status
        let faults = reply.faults.map { $0.fault(SSEFormat()) }
        if isStream { timeline.apply(faults) } else { timeline.applyToWhole(faults) }
        timeline.overlayHeaders(reply.headers)
        return CompiledReply(timeline: timeline, recorded: self)
    }
}
