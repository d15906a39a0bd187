import ArgumentParser
import Glibc

/// An option whose value may come from an environment variable: `--port-file` from `MOCK_CLAUDE_PORT_FILE`.
///
/// The option goes first, and an empty variable counts as none.
struct EnvironmentTwin<Value>: Sendable {
    private let option: String
    private let expected: String
    private let shown: @Sendable (String) -> String
    private let read: @Sendable (String) -> Value?

    /// The twin of an option; `expected` says what a value is like, for those that cannot be read, and `shown` what of such a
    /// one may be shown.
    init(
        _ option: String,
        expected: String,
        shown: @escaping @Sendable (String) -> String = { $0 },
        read: @escaping @Sendable (String) -> Value?
    ) {
        self.option = option
        self.expected = expected
        self.shown = shown
        self.read = read
    }

    /// The value, with what the command line gives for the option; nil when it is given nowhere.
    func value(_ given: String?) -> Value? { text(given).flatMap(read) }

    /// Refuses a value that cannot be read, whichever way it came.
    func check(_ given: String?) throws {
        guard let text = text(given), read(text) == nil else { return }
        let source = given == nil ? variable : "--\(option)"
        throw ValidationError("'\(shown(text))' is no value for \(source): expected \(expected).")
    }

    private func text(_ given: String?) -> String? {
        given ?? getenv(variable).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private var variable: String {
        let hyphen = UInt8(ascii: "-")
        // Byte by byte: what replaces something in any collection is a lot to load for a start.
        let name = option.uppercased().utf8.map { $0 == hyphen ? UInt8(ascii: "_") : $0 }
        return "MOCK_CLAUDE_" + String(decoding: name, as: UTF8.self)
    }
}
