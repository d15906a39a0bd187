/// A generator of random numbers that gives the same ones for the same seed on every machine (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
    private var state: UInt64

    /// A generator that starts from that seed.
    public init(seed: UInt64) { state = seed }

    /// A generator for one use: the same parts in the same order give the same numbers, other parts others.
    public init(seed: UInt64, _ parts: UInt64...) {
        var generator = SeededGenerator(seed: seed)
        for part in parts { generator.state = generator.next() ^ part }
        self = generator
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
