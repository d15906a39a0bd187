import MessagesAPI
import Timeline

extension RecordedReply {
    /// The recording as that reply changes it: its status, header fields and faults. Nothing else is added or moved, and it is
    /// the same whether the request streams or not.
    func compiled(for reply: Reply) -> CompiledReply {
        var timeline = timeline(reply.replay ?? .exact)
        timeline.status = reply.status ?? timeline.status
        let faults = reply.faults.map { $0.fault(SSEFormat()) }
        if isStream { timeline.apply(faults) } else { timeline.applyToWhole(faults) }
        timeline.overlayHeaders(reply.headers)
        return CompiledReply(timeline: timeline, recorded: self)
    }
}
