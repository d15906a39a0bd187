/// What `mock-claude serve` was asked for.
struct ServeChoice {
    /// Scenario files and recordings, or directories of them.
    let scenarios: [String]
    let listen: ListenChoice
    let play: PlayChoice
    let watch: WatchChoice
    let log: LogChoice
}

extension ServeChoice {
    /// What a plain command line asks for; nil for one that is not plain, or that asks for what there is not.
    init?(_ line: some Sequence<String>) {
        guard var arguments = PlainArguments(line, flags: ["watch"]) else { return nil }
        self.init(
            scenarios: arguments.paths,
            listen: ListenChoice(&arguments),
            play: PlayChoice(&arguments),
            watch: WatchChoice(&arguments),
            log: LogChoice(&arguments)
        )
        guard arguments.areTaken, (try? check()) != nil else { return nil }
    }

    /// Refuses what cannot be read.
    private func check() throws {
        try listen.check()
        try play.check()
        try watch.check()
        try log.check()
    }
}
