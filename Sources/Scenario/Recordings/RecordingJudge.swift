import MessagesAPI
import Timeline

/// Looks through what the service answered for what it should not have sent, and for what is not known here.
struct RecordingJudge {
    /// What breaks the grammar.
    struct Violation: Equatable {
        let reason: String
        /// The first byte of the event that does; nil for the body as a whole.
        let byte: Int?
    }

    /// Something that is not known, and how often it came.
    struct Unknown: Equatable {
        let what: UnknownPart
        /// The first byte of where it came first; nil for the status.
        let byte: Int?
        var count = 1
    }

    /// An event whose line names another type than its data, and how often such came.
    struct Misnomer: Equatable {
        let name: String
        let type: String
        /// The first byte of the event that came first.
        let byte: Int
        var count = 1
    }

    /// The first thing that breaks the grammar. What follows it cannot be judged.
    private(set) var violations: [Violation] = []
    /// What is not known, in the order in which it first came.
    private(set) var unknownParts: [Unknown] = []
    /// Events with two names, each pair once, in the order in which they first came.
    private(set) var misnomers: [Misnomer] = []
    /// Why the body cannot be looked into, for people; nil when it can.
    private(set) var reasonAgainstJudging: String?

    /// Judges a recording. Only answers to requests for messages have a grammar; errors have one form everywhere.
    init(_ recording: Recording) {
        let response = recording.response
        UnknownParts.part(ofStatus: response.status).map { note([$0], at: nil) }
        if let coding = response.contentCoding {
            reasonAgainstJudging =
                "the body is compressed (content-encoding: \(coding)), and was not looked into; 'record --no-compression' asks for what can be"
            return
        }
        let asksForMessage = recording.request.path.prefix { $0 != "?" }.hasSuffix("/v1/messages")
        let recorded = RecordedReply(recording)
        if recorded.isStream {
            noteMisnomers(of: recorded)
            if asksForMessage { judge(recorded) }
        } else {
            judge(whole: response, asksForMessage: asksForMessage)
        }
    }

    private mutating func judge(_ stream: RecordedReply) {
        var grammar = StreamGrammar()
        var start = 0
        for event in stream.events {
            defer { start = event.end }
            guard let json = event.json else {
                if violations.isEmpty {
                    violations = [
                        Violation(reason: "the data of the event '\(event.type)' is no JSON object", byte: start)
                    ]
                }
                continue
            }
            note(UnknownParts.parts(ofEvent: json), at: start)
            guard violations.isEmpty, let violation = grammar.accept(json.withKnownStopReason) else { continue }
            violations = [Violation(reason: violation.description, byte: start)]
        }
        // What was cut has no end.
        guard violations.isEmpty, stream.recording.response.end == .complete, let violation = grammar.finish() else {
            return
        }
        violations = [Violation(reason: violation.description, byte: stream.recording.response.byteCount)]
    }

    /// The name of an event that has none is `message`.
    private mutating func noteMisnomers(of stream: RecordedReply) {
        var start = 0
        for event in stream.events {
            defer { start = event.end }
            guard event.name != "message", let type = event.json?["type"]?.string, type != event.name else { continue }
            if let index = misnomers.firstIndex(where: { $0.name == event.name && $0.type == type }) {
                misnomers[index].count += 1
            } else {
                misnomers.append(Misnomer(name: event.name, type: type, byte: start))
            }
        }
    }

    private mutating func judge(whole response: Recording.Response, asksForMessage: Bool) {
        guard response.end == .complete, let body = (try? JSON(parsing: response.body))?.object else { return }
        if body["type"] == "error" {
            note(UnknownParts.parts(ofEnvelope: body), at: 0)
        } else if asksForMessage, response.status == 200 {
            note(UnknownParts.parts(ofMessage: body), at: 0)
            violations = MessageGrammar.firstViolation(in: body).map { [Violation(reason: $0, byte: 0)] } ?? []
        }
    }

    private mutating func note(_ parts: [UnknownPart], at byte: Int?) {
        for part in parts {
            if let index = unknownParts.firstIndex(where: { $0.what == part }) {
                unknownParts[index].count += 1
            } else {
                unknownParts.append(Unknown(what: part, byte: byte))
            }
        }
    }
}

extension Recording.Response {
    /// How the body is compressed; nil when it is not.
    var contentCoding: String? {
        headers.first {
            $0.name.lowercased() == "content-encoding" && !["", "identity"].contains($0.value.lowercased())
        }?
        .value
    }
}

extension JSONObject {
    /// The event with a stop reason that fits anywhere in the place of one that is not known: it may fit too.
    fileprivate var withKnownStopReason: JSONObject {
        guard var delta = self["delta"]?.object, let reason = delta["stop_reason"]?.string,
            !StopReason.documented.contains(StopReason(rawValue: reason))
        else { return self }
        delta["stop_reason"] = .string(StopReason.maxTokens.rawValue)
        delta["stop_sequence"] = nil
        var event = self
        event["delta"] = .object(delta)
        return event
    }
}
