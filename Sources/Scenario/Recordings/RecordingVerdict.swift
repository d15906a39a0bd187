import MessagesAPI
import Timeline

/// What there is to say about what the service sent in a recording, beside whether the file can be read.
public struct RecordingVerdict: Sendable {
    /// What no client should ever meet: events out of order, a message without its usage. That the answer was cut is none.
    public let violations: [Diagnostic]
    /// What the service sent that is not known here, each once: it has changed, or a table is not complete. And what one
    /// client reads otherwise than another, events whose names are not the types of their data; and an answer without its end.
    public let news: [Diagnostic]

    /// Judges a recording that was read from that node.
    init(of recording: Recording, in root: Node?, _ problems: Problems) {
        let response = root?.entry("response")?.value
        let start = response?.entry("body")?.place ?? .start
        let status = response?.entry("status")?.value.place ?? .start
        let judge = RecordingJudge(recording)
        let places = EntryPlaces(problems.recordedEntries, start: start)
        let violations = Problems(file: problems.file, source: problems.source)
        for finding in judge.violations {
            let place = finding.byte.map(places.place(ofByte:)) ?? start
            violations.error("this breaks the grammar of Claude's answers: \(finding.reason)", at: place)
        }
        let news = Problems(file: problems.file, source: problems.source)
        for part in judge.unknownParts {
            let count = part.count == 1 ? "" : " (\(part.count) times)"
            let place = part.byte.map(places.place(ofByte:)) ?? status
            news.warning("the service sent what is not known here: \(part.what)\(count)", at: place)
        }
        for misnomer in judge.misnomers {
            let count = misnomer.count == 1 ? "" : " (\(misnomer.count) times)"
            news.warning(
                "the event is named '\(misnomer.name)', and the type of its data is '\(misnomer.type)'; clients that go by the name read another event\(count)",
                at: places.place(ofByte: misnomer.byte)
            )
        }
        if recording.response.end == .unfinished {
            news.warning(
                "nobody listened to the end of this answer: a client that reads on waits until it gives up",
                at: places.last
            )
        }
        if let reason = judge.reasonAgainstJudging { news.warning(reason, at: start) }
        self.violations = violations.diagnostics
        self.news = news.diagnostics
    }
}

/// Where in a file the bytes of a recorded body are written.
private struct EntryPlaces {
    private var entries: [(end: Int, place: Place)] = []
    private let start: Place

    init(_ entries: [(place: Place, byteCount: Int)], start: Place) {
        var end = 0
        for entry in entries {
            end += entry.byteCount
            self.entries.append((end, entry.place))
        }
        self.start = start
    }

    /// The last entry that has bytes.
    var last: Place { entries.last?.place ?? start }

    /// The entry that has the byte.
    func place(ofByte byte: Int) -> Place { (entries.first { $0.end > byte } ?? entries.last)?.place ?? start }
}
