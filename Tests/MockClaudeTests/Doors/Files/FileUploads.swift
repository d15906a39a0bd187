import HTTPDaemon

extension HTTPRequest {
    /// An upload of a file, with further fields of the form.
    static func upload(
        _ content: String,
        name: String? = "a.txt",
        type: String? = "text/plain",
        fields: [(name: String, value: String)] = [],
        headers: [HTTPHeader] = [],
        target: String = "/v1/files"
    ) -> HTTPRequest {
        var body = "--cut\r\nContent-Disposition: form-data; name=\"file\""
        if let name { body += "; filename=\"\(name)\"" }
        if let type { body += "\r\nContent-Type: \(type)" }
        body += "\r\n\r\n\(content)\r\n"
        for field in fields {
            body += "--cut\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n\(field.value)\r\n"
        }
        let own = [
            HTTPHeader("x-api-key", "test"), HTTPHeader("anthropic-version", "2023-06-01"),
            HTTPHeader("content-type", "multipart/form-data; boundary=cut"),
        ]
        return HTTPRequest(
            method: "POST",
            target: target,
            headers: HTTPHeaders(own + headers),
            body: Array("\(body)--cut--\r\n".utf8)
        )
    }
}
