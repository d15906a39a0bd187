import MessagesAPI
import Timeline

/// An exchange as another program has kept it, on its way to a recording.
struct ImportedExchange {
    var method = "POST"
    /// The address that was asked, whole or only its path.
    var url = "/v1/messages"
    var requestHeaders: [Timeline.Header] = []
    var requestBody: [UInt8] = []
    /// Whether the request was kept. In the place of one that was not, any body counts.
    var isRequestKnown = true
    var status = 200
    var headers: [Timeline.Header] = []
    var body: [UInt8] = []
    /// When the head came, and when all of the body had.
    var headAt = Duration.zero
    var bodyAt = Duration.zero
    /// Whether the body was cut before its end.
    var isCut = false

    /// The recording of it. How the body was framed is not known: a stream is taken to have come in chunks, and any other body
    /// with its length.
    var recording: Recording {
        let isStream = headers.contains(where: \.isEventStream)
        let wholeBody = JSONPointer("").map { [$0] } ?? []
        return Recording(
            request: Recording.Request(
                method: method.uppercased(),
                path: path,
                headers: Self.kept(requestHeaders, of: requestBody),
                body: requestBody,
                ignored: isRequestKnown ? [] : wholeBody
            ),
            response: Recording.Response(
                status: status,
                headAt: headAt,
                headers: Self.kept(headers, of: body),
                framing: isStream ? .chunked : .length(body.count),
                slices: body.isEmpty ? [] : [Recording.Slice(at: max(headAt, bodyAt), bytes: body)],
                end: isCut ? .closed(at: max(headAt, bodyAt)) : .complete
            )
        )
    }

    /// The path with its query.
    private var path: String {
        guard let scheme = url.firstRange(of: "://") else { return url.hasPrefix("/") ? url : "/" + url }
        let rest = url[scheme.upperBound...].drop { $0 != "/" && $0 != "?" && $0 != "#" }.prefix { $0 != "#" }
        return rest.hasPrefix("/") ? String(rest) : "/" + rest
    }

    /// The header fields without those that tell how the body came, which is lost, and without a compression that is undone:
    /// what was compressed is no text.
    private static func kept(_ headers: [Timeline.Header], of body: [UInt8]) -> [Timeline.Header] {
        let isText = String(validating: body, as: UTF8.self) != nil
        let lost = ["content-length", "transfer-encoding"] + (isText ? ["content-encoding"] : [])
        return headers.filter { !$0.name.hasPrefix(":") && !lost.contains($0.name.lowercased()) }
    }
}
