import MessagesAPI
import Timeline

extension ScenarioSchema {
    /// How bytes travel.
    static let wire: JSON = .object(
        Form.map([
            "slice": Form.any(of: [Form.names(Slice.named.map(\.name)), Form.whole(1)]).described(
                "What one write holds: what is due at the same moment (none, the default), an event, a line, so many "
                    + "bytes, random ones, or utf8: an event, cut inside each character of several bytes too."
            ),
            "newline": Form.names(SSEFormat.Newline.allCases.map(\.rawValue))
                .described("What ends a line. Default: lf."),
            "space_after_colon": Form.flag.described("Whether a space stands behind a field's colon. Default: true."),
            "bom": Form.flag.described("Whether the body begins with a byte order mark. Default: false."),
            "comments": Form.flag.described("Whether a comment stands before each event. Default: false."),
            "unknown_events": Form.flag.described("Whether there are events that no client knows. Default: false."),
            "multiline_data": Form.flag.described("Whether an event's JSON is spread over lines. Default: false."),
            "unicode": Form.names(Wire.spellings.map(\.name)).described(
                "How characters beyond ASCII are written: raw (default), or escaped as \\uXXXX."
            ),
            "padding": Form.flag.described("The service's spaces before an event's last brace, seeded."),
        ])
    )
}
