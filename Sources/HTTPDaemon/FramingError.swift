/// Why it cannot be known where the body of a request ends.
public enum FramingError: Sendable, Equatable {
    /// It is sent with this transfer coding, which is not `chunked` alone.
    case transferCoding(String)
    /// It is said to have several lengths, which differ.
    case lengths

    /// What is wrong with a request that has these header fields; nil when nothing is.
    init?(_ headers: [HTTPHeader]) {
        var codings: [String] = []
        var length: String?
        for header in headers {
            // Lengths first: this is asked of every field of every request.
            switch header.name.utf8.count {
            case 14 where header.name.isSameFieldName(as: "content-length"):
                if let length, length != header.value {
                    self = .lengths
                    return
                }
                length = header.value
            case 17 where header.name.isSameFieldName(as: "transfer-encoding"): codings.append(header.value)
            default: break
            }
        }
        guard !codings.isEmpty, codings.map({ $0.lowercased() }) != ["chunked"] else { return nil }
        self = .transferCoding(codings.joined(separator: ", "))
    }
}
