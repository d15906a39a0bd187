import MessagesAPI
import MockClaude

/// A file that a verdict is written to.
struct VerdictReport {
    /// How a verdict is written.
    enum Format: Equatable {
        case text, json, junit
    }

    let path: String

    /// What the file's name asks for: `.json` is JSON, `.xml` JUnit's, and anything else text.
    var format: Format {
        switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
        case "json": .json
        case "xml": .junit
        default: .text
        }
    }

    /// Writes the verdict, whole or not at all.
    func write(_ verdict: Verdict) throws(Failure) {
        let text =
            switch format {
            case .text: verdict.text
            case .json: verdict.json.indented
            case .junit: verdict.junit
            }
        try WholeFile.write(text.hasSuffix("\n") ? text : text + "\n", to: path)
    }
}
