/// A fault that changes the next event and lets the stream go on.
enum EventChange: String {
    /// Its data is cut in half.
    case corrupt
    /// It comes twice.
    case duplicate
    /// It does not come.
    case drop
    /// It comes after its successor.
    case swap

    /// The change that the act stands for; nil for an act that is none.
    init?(_ act: Fault.Act) {
        switch act {
        case .corrupt: self = .corrupt
        case .duplicate: self = .duplicate
        case .drop: self = .drop
        case .swap: self = .swap
        case .reset, .close, .end, .stall, .error, .badChunk, .hold, .wait, .dribble: return nil
        }
    }

    /// Makes the change to that event; false when it cannot be made there.
    func change(_ index: Int, of body: inout CountedBody) -> Bool {
        switch self {
        case .corrupt:
            let step = body.steps[index]
            body.spoil(index, with: step.corrupted ?? CorruptEvent.bytes(of: step.bytes))
        case .duplicate: body.repeatEvent(index)
        case .drop: body.remove(index)
        case .swap: return body.exchange(index)
        }
        return true
    }
}
