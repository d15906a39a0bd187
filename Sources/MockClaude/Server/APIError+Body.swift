import HTTPDaemon
import MessagesAPI

/// What is answered to a body that cannot be taken for JSON at all.
extension APIError {
    /// The error of a request whose body was not read, or has been compressed; nil when the body may be JSON.
    ///
    /// The service documents no compressed requests. Clients that compress what they send must be told so: to call their body
    /// wrong JSON would lead nobody to the cause.
    init?(bodyOf request: borrowing HTTPRequest) {
        switch request.framingError {
        case .transferCoding(let coding):
            let sentence =
                "The transfer-encoding '\(coding)' is not supported: send the body with chunked or with a length"
            self.init(.invalidRequest, status: 501, message: sentence)
        case .lengths:
            self.init(.invalidRequest, message: "The request has several content-length headers that differ")
        case nil:
            let codings = request.headers.values(of: "content-encoding")
                .flatMap { value in value.lowercased().split(separator: ",") }
                .map { (coding: Substring) in String(coding.filter { !$0.isWhitespace }) }
                .filter { !$0.isEmpty && $0 != "identity" }
            guard !codings.isEmpty else { return nil }
            let names = codings.joined(separator: ", ")
            let sentence = "The content-encoding '\(names)' is not supported: send the body without compression"
            self.init(.invalidRequest, message: sentence)
        }
    }
}
