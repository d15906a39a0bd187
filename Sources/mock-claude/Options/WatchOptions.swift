import ArgumentParser

/// Whether scenario files are watched.
struct WatchOptions: ParsableArguments {
    @Flag(name: .customLong("watch"), help: "Load the scenarios again whenever one of their files changes.")
    private var watchFlag = false

    var isOn: Bool { Self.watch.value(given) ?? false }

    func validate() throws { try Self.watch.check(given) }

    private var given: String? { watchFlag ? "1" : nil }

    private static let watch = EnvironmentTwin("watch", expected: "1 or 0") { ["1": true, "0": false][$0] }
}
