import ArgumentParser

/// Whether scenario files are watched.
struct WatchOptions: ParsableArguments {
    @Flag(name: .customLong("watch"), help: "Load the scenarios again whenever one of their files changes.")
    private var watchFlag = false

    /// What is asked for.
    var choice: WatchChoice { WatchChoice(isGiven: watchFlag) }

    func validate() throws { try choice.check() }
}
