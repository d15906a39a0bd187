/// Whether scenario files are watched, as it was asked for.
struct WatchChoice {
    private let text: String?

    /// - Parameter isGiven: whether the flag is given.
    init(isGiven: Bool) { text = isGiven ? "1" : nil }

    init(_ arguments: inout PlainArguments) { self.init(isGiven: arguments.takeFlag("watch")) }

    /// Whether the files are watched.
    var isOn: Bool { Self.watch.value(text) ?? false }

    /// Refuses what cannot be read.
    func check() throws { try Self.watch.check(text) }

    private static let watch = EnvironmentTwin("watch", expected: "1 or 0") { ["1": true, "0": false][$0] }
}
