import HTTPDaemon

/// The header fields of a request as they go on to the upstream: in order and case as they came, without what is said only
/// to the next hop (RFC 9110, 7.6.1).
struct OnwardFields {
    /// Fields that are about one connection, or that follow from the request as it is sent on: `Host` is the upstream's, and
    /// what was expected before the body (`Expect`) has been answered when the body is here.
    private static let aside: Set<String> = [
        "connection", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    /// The fields that are sent.
    let fields: [HTTPHeader]

    /// Those of a request. `Content-Length` keeps its place and says the body's real length; a body that came in chunks gets
    /// one, as the last field.
    init(of request: HTTPRequest) {
        var named: Set<String> = []
        for field in request.headers where field.name.lowercased() == "connection" {
            for option in field.value.lowercased().split(whereSeparator: { ", \t".contains($0) }) {
                named.insert(String(option))
            }
        }
        let aside = Self.aside.union(named)
        var hasLength = false
        var fields: [HTTPHeader] = []
        for field in request.headers {
            let name = field.name.lowercased()
            if name == "content-length" {
                // What HEAD asks for needs no body, and libcurl sends none.
                if !hasLength, request.method != "HEAD" {
                    fields.append(HTTPHeader(field.name, "\(request.body.count)"))
                }
                hasLength = true
            } else if !aside.contains(name), !name.hasPrefix("proxy-") {
                fields.append(field)
            }
        }
        let isChunked = request.headers.value(of: "transfer-encoding") != nil
        if !hasLength, request.method != "HEAD", isChunked || !request.body.isEmpty {
            fields.append(HTTPHeader("Content-Length", "\(request.body.count)"))
        }
        self.fields = fields
    }

    /// The fields as libcurl wants them, each a line. What it would add by itself is taken out by a line without a value,
    /// unless the request has it; a field without a value is spelled with a semicolon.
    var lines: [String] {
        let sent = fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        let own = ["Accept", "Content-Type", "Expect", "User-Agent"]
        return sent + own.filter { fields.value(of: $0) == nil }.map { "\($0):" }
    }
}
