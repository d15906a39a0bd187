package import MessagesAPI
package import Timeline

/// What all answers that are one reply have in common, so that it is compiled once: a timeline with blanks for what is each
/// answer's own.
///
///     compiled with two sets of stand-ins ─▶ what differs is a blank ─▶ form
///     the form, an answer's own letters ─▶ what compiling for that answer would give
///
/// A reply has a form when its answers differ in ids and in the count of the request's tokens alone. Others are compiled for
/// each request: those with something random in them, and those that tell of a container.
package struct ReplyForm: Sendable {
    /// A header field with blanks.
    package struct Header: Sendable {
        /// Its place in the timeline.
        package let place: Int
        /// Its value.
        package let value: FormText
    }

    /// The timeline, with stand-ins in its blanks.
    package let timeline: Timeline
    /// The bytes of all its steps, one after the other.
    package let body: FormText
    /// The header fields that have blanks.
    package let headers: [Header]
    /// When the first bytes of a message are due, as of a compiled reply.
    package let begin: Duration?
    /// The content that its answers carry when they call one of the client's tools, in the two sets of stand-ins.
    private let content: (first: [ContentBlock], second: [ContentBlock])
    /// What stands in the blanks.
    package let standIns: StandIns

    init?(comparing first: CompiledReply, _ second: CompiledReply, _ standIns: StandIns) {
        guard let timelines = FormTimeline(comparing: first.timeline, second.timeline, standIns) else { return nil }
        (timeline, body, headers) = (first.timeline, timelines.body, timelines.headers)
        begin = first.begin
        content = first.callsTool ? (first.message?.content ?? [], second.message?.content ?? []) : ([], [])
        self.standIns = standIns
    }

    /// What an answer has for its own: the letters of its ids, and behind them the count of its request's tokens.
    package func letters(of identifiers: Identifiers, inputTokens: Int) -> [UInt8] {
        var identifiers = identifiers
        return identifiers.letters(of: standIns.draws, count: standIns.drawnCount) + String(inputTokens).utf8
    }

    /// The form of texts of the content: as many, in order; nil when they differ in more than stand-ins.
    package func texts(in content: ([ContentBlock]) -> [String]) -> [FormText]? {
        let (first, second) = (content(self.content.first), content(self.content.second))
        guard first.count == second.count else { return nil }
        let texts = zip(first, second).compactMap { FormText(comparing: $0, $1, standIns) }
        return texts.count == first.count ? texts : nil
    }

    /// The timeline of one answer.
    package func timeline(with letters: [UInt8]) -> Timeline {
        var filled = timeline
        for header in headers { filled.headers[header.place].value = header.value.string(with: letters) }
        var rest = body.filled(with: letters)[...]
        for index in filled.steps.indices where filled.steps[index].isEvent {
            let count = filled.steps[index].bytes.count
            filled.steps[index].action = .send(Array(rest.prefix(count)))
            rest.removeFirst(count)
        }
        return filled
    }
}

extension ReplyCompiler {
    /// The form of a reply; nil when it has none.
    ///
    /// - Parameters:
    ///   - context: what its answers are told as it was asked for. Of the count of tokens only the number of digits matters.
    package func form(of reply: Reply, to context: ReplyContext, dialect: any Dialect) -> ReplyForm? {
        guard context.isPlain else { return nil }
        let digits = String(context.inputTokens).count
        func compiled(_ side: StandIns.Side) -> (CompiledReply, AnswerDraw) {
            var identifiers = Identifiers(standIns: side)
            identifiers.mark = dialect.idMark
            var draw = AnswerDraw(identifiers)
            let context = context.standingIn(side, digits: digits)
            return (compile(reply, to: context, drawing: &draw, dialect: dialect), draw)
        }
        let (first, draw) = compiled(.first)
        if draw.usesChance { return nil }
        let standIns = StandIns(of: draw.identifiers.drawn, digits: digits)
        return ReplyForm(comparing: first, compiled(.second).0, standIns)
    }
}

/// Two timelines that differ in stand-ins alone.
private struct FormTimeline {
    let body: FormText
    let headers: [ReplyForm.Header]

    init?(comparing first: Timeline, _ second: Timeline, _ standIns: StandIns) {
        guard first.headers.count == second.headers.count, first.steps.count == second.steps.count else { return nil }
        var headers: [ReplyForm.Header] = []
        var same = second
        for place in first.headers.indices where first.headers[place].value != second.headers[place].value {
            let values = (first.headers[place].value, second.headers[place].value)
            guard let value = FormText(comparing: values.0, values.1, standIns) else { return nil }
            headers.append(ReplyForm.Header(place: place, value: value))
            same.headers[place].value = values.0
        }
        for index in first.steps.indices where first.steps[index].bytes.count == second.steps[index].bytes.count {
            if first.steps[index].isEvent { same.steps[index].action = first.steps[index].action }
        }
        let (firstBody, secondBody) = (first.steps.flatMap(\.bytes), second.steps.flatMap(\.bytes))
        guard same == first, let body = FormText(comparing: firstBody, secondBody, standIns) else { return nil }
        (self.body, self.headers) = (body, headers)
    }
}
