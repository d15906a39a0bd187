/// Why it cannot be known where the body of a request ends.
public enum FramingError: Sendable, Equatable {
    /// It is sent with this transfer coding, which is not `chunked` alone.
    case transferCoding(String)
    /// It is said to have several lengths, which differ.
    case lengths

    /// What is wrong with a request that has these header fields; nil when nothing is.
    init?(_ headers: HTTPHeaders) {
        let lengths = headers.values(of: "content-length")
        if let first = lengths.first, lengths.contains(where: { $0 != first }) {
            self = .lengths
            return
        }
        let codings = headers.values(of: "transfer-encoding")
        guard !codings.isEmpty, codings.map({ $0.lowercased() }) != ["chunked"] else { return nil }
        self = .transferCoding(codings.joined(separator: ", "))
    }
}
