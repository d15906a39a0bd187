import MessagesAPI
import Timeline

extension Recording {
    /// Why no scenario can be made of a recording.
    public struct ScriptFailure: Error, Sendable, Equatable, CustomStringConvertible {
        /// What is in the way, in words.
        public let description: String
    }

    /// A scenario with one rule, for people to change: it answers what asks like the recorded request, and its reply has the
    /// events, the status and the end of the recorded answer. Request ids, header fields that steer no client and the spelling
    /// of events are not kept, times are rounded.
    ///
    /// - Parameter name: what the rule is called.
    /// - Throws: `ScriptFailure` when the body is compressed, so that nobody can see what it says.
    public func script(named name: String) throws(ScriptFailure) -> Scenario {
        if let coding = response.contentCoding {
            throw ScriptFailure(
                description:
                    "the body is compressed (content-encoding: \(coding)), so that its events cannot be read; 'record --no-compression' asks for what can be"
            )
        }
        let json = try? JSON(parsing: request.body)
        var scenario = Scenario(name: "made of the recording \(name)")
        scenario.validation = request.validation
        let rule = Rule(name: name, when: request.scriptCondition, answer: .reply(scriptedReply(to: json)))
        scenario.rules = [rule]
        return scenario
    }

    /// The reply that says most in the scenario's own words and still is the same to a client.
    private func scriptedReply(to json: JSON?) -> Reply {
        let recorded = RecordedReply(self)
        guard response.hasHead else { return replyWithoutHead(RecordedTempo(recorded)) }
        // A capture whose request nobody knows streams if its answer does.
        let streams = json?.object.map { $0["stream"]?.bool ?? false } ?? recorded.isStream
        let body = JSON.object((json?.object ?? [:]).overlaid(with: ["stream": .bool(streams)]))
        let asked = MessagesRequest(body: body)
        let whole = WholeScript(response, to: asked)
        var replies: [Reply] = []
        if recorded.isStream, streams {
            let script = StreamScript(recorded, to: asked)
            replies = StreamScript.Ending.allCases.compactMap(script.reply)
        } else if !recorded.isStream {
            replies = whole.replies
        }
        let tempo = RecordedTempo(recorded)
        let same = replies.map { finished($0, tempo) }.first { isSame($0, as: recorded, to: asked) }
        return same.map { shortened($0, of: recorded, to: asked) } ?? finished(whole.verbatim, tempo)
    }

    /// A reply that is cut before its head, so that it could be any.
    private func replyWithoutHead(_ tempo: RecordedTempo) -> Reply {
        var reply = Reply(.content([.text("Nothing of this is sent.")]))
        reply.faults = tempo.pauseBeforeEnd.map { [ReplyFault(at: .request, .wait($0))] } ?? []
        reply.faults += response.end.fault(at: .request).map { [$0] } ?? []
        return reply
    }

    /// The reply with what all kinds have: the status, the header fields that steer a client, and the pace.
    private func finished(_ reply: Reply, _ tempo: RecordedTempo) -> Reply {
        var reply = reply
        reply.pace = reply.pace ?? tempo.pace
        var kept =
            ["retry-after", "retry-after-ms"]
            + response.headers.map { $0.name.lowercased() }
            .filter { $0.hasPrefix("anthropic-ratelimit-") }
        switch reply.body {
        case .error(let error):
            let advice = error.isRetryable ? "true" : "false"
            if response.headers.contains(where: { $0.name.lowercased() == "x-should-retry" && $0.value != advice }) {
                kept.append("x-should-retry")
            }
        case .http:
            reply.status = response.status
            kept += ["content-type", "location", "www-authenticate", "x-should-retry"]
        default: reply.status = response.status == 200 ? nil : response.status
        }
        for header in response.headers where kept.contains(header.name.lowercased()) {
            reply.headers.append((header.name, header.value))
        }
        reply.isUnchecked = GrammarJudge(Scenario()).judge(reply) != nil
        return reply
    }

    /// The reply without the settings that follow from the request and from the content.
    private func shortened(_ reply: Reply, of recorded: RecordedReply, to request: MessagesRequest) -> Reply {
        let omissions: [(inout Reply) -> Void] = [
            { $0.id = nil }, { $0.model = nil }, { $0.usage = [:] }, { $0.stopReason = nil }, { $0.stopSequence = nil },
            { $0.stopDetails = [:] },
        ]
        var shortest = reply
        for omit in omissions {
            var shorter = shortest
            omit(&shorter)
            if isSame(shorter, as: recorded, to: request) { shortest = shorter }
        }
        return shortest
    }

    private func isSame(_ reply: Reply, as recorded: RecordedReply, to request: MessagesRequest) -> Bool {
        let identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        let timeline = ReplyCompiler(Scenario()).timeline(for: reply, to: request, identifiers: identifiers)
        return ReadAnswer(timeline) == ReadAnswer(recorded.timeline(.instant))
    }
}

extension Recording.End {
    /// The fault that ends an answer in this way at that place; nil for the end that it should have.
    func fault(at place: Position) -> ReplyFault? {
        switch self {
        case .complete: nil
        case .closed: ReplyFault(at: place, .close)
        case .reset: ReplyFault(at: place, .reset)
        case .unfinished: ReplyFault(at: place, .stall)
        }
    }
}
