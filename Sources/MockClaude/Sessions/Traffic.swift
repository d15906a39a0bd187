/// What went through a session, counted.
struct Traffic: Sendable {
    /// The answers, by status code.
    private(set) var answers: [Int: Int] = [:]
    /// The answers that are over, by how they ended.
    private(set) var endings: [JournalEntry.Ending: Int] = [:]
    /// The bytes of bodies that were sent, framing aside.
    private(set) var bytes = 0

    /// A request has its answer.
    mutating func begin(status: Int) { answers[status, default: 0] += 1 }

    /// The answer is over.
    mutating func end(_ ending: JournalEntry.Ending, bytes: Int) {
        endings[ending, default: 0] += 1
        self.bytes += bytes
    }

    /// How many answers are not over.
    var underWay: Int { answers.values.reduce(0, +) - endings.values.reduce(0, +) }

    static func += (sum: inout Traffic, more: Traffic) {
        sum.answers.merge(more.answers, uniquingKeysWith: +)
        sum.endings.merge(more.endings, uniquingKeysWith: +)
        sum.bytes += more.bytes
    }
}
