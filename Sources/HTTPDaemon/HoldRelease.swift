/// How something that is held goes on.
public enum HoldRelease: Sendable, Equatable {
    /// As if there were no hold. What follows keeps its distance from the hold's time.
    case onward
    /// For so many write steps, each at its time, and is then held again under the same name. Steps that are parts of one
    /// count as one. If another hold or the end comes first, that counts, and the rest is forgotten. Less than one step is
    /// no release.
    case steps(Int)
    /// It ends here with a TCP reset.
    case reset
    /// It ends here with a FIN, without the chunked body's last chunk.
    case close
    /// The body ends here, cleanly. Before the head, and where a known length is not reached, it is the same as `close`.
    case end
    /// It stays silent until the client leaves; nobody can let it go on any more.
    case stall
}
