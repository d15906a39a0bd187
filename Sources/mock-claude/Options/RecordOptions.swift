import ArgumentParser
import Recorder

/// What is recorded, where to, and from whom.
struct RecordOptions: ParsableArguments {
    @Option(
        name: .customLong("upstream"),
        help: ArgumentHelp(
            "The service that is asked, and nobody else: https://api.anthropic.com. Not needed with --mode none.",
            valueName: "url"
        )
    )
    private var upstreamOption: String?

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The directory of the recordings; it is made if need be.", valueName: "dir"),
        completion: .directory
    )
    private var directoryOption: String?

    @Option(
        name: .customLong("mode"),
        help: """
            once: record, into a directory without recordings. new: answer what has a recording from it, record the rest. all: \
            record everything, and replace the recordings of the same requests. none: answer from recordings only. \
            (default: once)
            """
    )
    private var modeOption: String?

    @Option(
        name: .customLong("redact"),
        help: ArgumentHelp(
            "A regular expression for what must not be written, beside keys, tokens, cookies and account ids. As often as "
                + "needed.",
            valueName: "regex"
        )
    )
    private var redactOptions: [String] = []

    @Option(
        name: .customLong("cacert"),
        help: ArgumentHelp(
            "A file with the certificates that are trusted, instead of the system's.",
            valueName: "file"
        ),
        completion: .file(extensions: ["pem", "crt"])
    )
    private var authoritiesOption: String?

    @Flag(
        name: .customLong("no-compression"),
        help: "Ask the upstream for bodies that are not compressed, so that recordings can be read."
    )
    var asksForPlainBodies = false

    var directory: String { Self.directory.value(directoryOption) ?? "" }
    var mode: RecordMode { Self.mode.value(modeOption) ?? .once }
    var authorities: String? { Self.authorities.value(authoritiesOption) }

    /// What a recorder is made of, with where it listens left as it is by default.
    func configuration() -> Recorder.Configuration {
        let upstream = Self.upstream.value(upstreamOption)
        var configuration = Recorder.Configuration(upstream: upstream, directory: directory)
        configuration.mode = mode
        configuration.redacted = Self.redact.values(redactOptions).compactMap { try? RedactionPattern($0) }
        configuration.authorities = authorities
        configuration.asksForPlainBodies = asksForPlainBodies
        return configuration
    }

    func validate() throws {
        try Self.directory.check(directoryOption)
        try Self.mode.check(modeOption)
        try Self.upstream.check(upstreamOption)
        for text in Self.redact.values(redactOptions) {
            do throws(RedactionPattern.Failure) { _ = try RedactionPattern(text) } catch {
                throw ValidationError(
                    "'\(text)' is no value for \(Self.redact.source(redactOptions)): \(error.reason)."
                )
            }
        }
    }

    /// Refuses to go on without what has no default. Asked last, so that what is wrong is told before what is missing.
    func checkAllIsThere() throws {
        if directory.isEmpty { throw ValidationError("The directory of the recordings is missing: --to DIR.") }
        if mode.records, Self.upstream.value(upstreamOption) == nil {
            throw ValidationError("The service that is to be recorded is missing: --upstream URL.")
        }
    }

    /// An address that cannot be used, without what may be secret in it.
    @Sendable private static func shownUpstream(_ text: String) -> String {
        do throws(InvalidUpstreamURL) { return try UpstreamURL(text).description } catch { return error.text }
    }

    private static let upstream = EnvironmentTwin(
        "upstream",
        expected: "http://… or https://…, with a host and maybe a port and a path",
        shown: shownUpstream
    ) { try? UpstreamURL($0) }
    private static let redact = EnvironmentList("redact")
    private static let directory = EnvironmentTwin("to", expected: "a path") { $0 }
    private static let mode = EnvironmentTwin("mode", expected: "once, new, all or none") { RecordMode(rawValue: $0) }
    private static let authorities = EnvironmentTwin("cacert", expected: "a path") { $0 }
}
