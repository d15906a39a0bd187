public import Timeline

/// A fault that befalls some requests by chance. The same seed and the same requests have the same faults, in whatever
/// order they come.
public struct Chaos: Sendable {
    /// What befalls a request.
    public enum Effect: Sendable {
        /// This is answered in the place of the scripted reply.
        case answer(Reply)
        /// This is done to the scripted reply.
        case fault(Place, ReplyFault.Act)
    }

    /// Where in a reply it is done.
    public enum Place: Sendable, Equatable {
        /// There.
        case at(Position)
        /// After some number of whole events, at least one of which is then missing.
        case randomEvent
        /// After some number of bytes, at least one of which is then missing.
        case randomByte
    }

    /// How likely it is that it befalls a request that no entry before it has befallen, 0 to 1.
    public var probability: Double
    /// What it does.
    public var effect: Effect

    /// That effect with that probability.
    public init(probability: Double, _ effect: Effect) {
        self.probability = probability
        self.effect = effect
    }
}
