/// Tells one connection from every other, as long as it is kept.
public final class ConnectionIdentity: Sendable {
    init() {}
}
