import ArgumentParser

/// A server that does nothing but write bytes at their times.
struct Floor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the bytes of one reply at their times, whatever is asked, and do nothing else."
    )

    @Option(help: "The port to listen at.")
    var port: UInt16

    @Option(help: "A file with a reply as a server sent it, its head and chunks included.")
    var reply: String

    @Option(help: "Microseconds from one event to the next; without it all is sent at once.")
    var every: Int64?

    func run() throws {
        DescriptorLimit.raise()
        let reply = try FloorReply(WholeFile.read(reply), interval: every.map { $0 * .microsecond })
        let second = FloorLoop(playing: reply)
        let listener = LocalSocket.listen(at: port)
        let worker = Worker {
            var loop = second
            loop.run(accepting: nil, others: [])
        }
        var first = FloorLoop(playing: reply)
        first.run(accepting: listener, others: [second])
        worker.join()
    }
}
