/// A server that is measured, with what it is asked and what it has to answer.
struct Contestant {
    let name: String
    let server: ServerProcess
    let requests: RequestSource
    let template: ReplyTemplate
    /// The time from one event to the next when its replies are paced.
    let interval: Nanoseconds?

    /// Asks the server once for the reply that all others have to be like, unless it is given. With a `model`, its body has
    /// to be that one's.
    init(
        _ name: String,
        _ server: ServerProcess,
        requests: RequestSource = .messages(),
        reply: WireReply? = nil,
        interval: Nanoseconds? = nil,
        hasDistinctIDs: Bool = false,
        model: WireReply? = nil
    ) throws {
        self.name = name
        self.server = server
        self.requests = requests
        self.interval = interval
        let reply = try reply ?? Fetch.reply(to: requests.variants[0].bytes, from: server.port)
        if let model, reply.body != model.body {
            throw ServerProcess.Failure("\(name) serves another body than it was given")
        }
        template = ReplyTemplate(reply, distinctIDs: hasDistinctIDs)
    }

    /// The load of so many connections that this server gets.
    func load(_ connections: Int, threads: Int = 1) -> LoadPlan {
        LoadPlan(
            port: server.port,
            connections: connections,
            threads: threads,
            requests: requests,
            template: template,
            interval: interval
        )
    }
}
