/// What becomes of a connection that has been accepted.
public enum Admission: Sendable, Equatable {
    /// Its requests are read and answered.
    case serve
    /// It is ended with a TCP reset at once.
    case reset
    /// It is ended with a FIN at once. What the client sends is thrown away until it closes its side, too, but for no longer
    /// than three seconds: with bytes that nobody has read the end would become a reset.
    case close
    /// Nothing is read or sent until the client leaves or the daemon stops.
    case stall
    /// Nothing is read for so long, then it is served; it is closed if the client leaves before, or the daemon stops. Zero
    /// or less is the same as `serve`.
    case wait(Duration)
}
