/// Why an exchange cannot be searched for secrets, so that it must not be written.
public enum ScrubbingFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// A body is in a content coding that cannot be looked into.
    case unknownCoding(String)
    /// A body is not what its content coding says.
    case broken(String)
    /// A body has more bytes, when it is decompressed, than anybody would record.
    case tooLong(most: Int)

    /// The failure for people.
    public var description: String {
        switch self {
        case .unknownCoding(let coding):
            "a body with content-encoding '\(coding)' cannot be searched for secrets; only gzip, deflate and what is not "
                + "compressed can; --no-compression asks for what is not"
        case .broken(let coding):
            "a body with content-encoding '\(coding)' cannot be decompressed, and so not be searched for secrets"
        case .tooLong(let most):
            "a body has more than \(most) bytes when it is decompressed, and is not searched for secrets"
        }
    }
}
