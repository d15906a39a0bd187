/// An error in Claude's envelope, as an HTTP answer or as an event inside a stream.
public struct APIError: Error, Sendable, Equatable {
    /// What went wrong.
    public var type: APIErrorType
    /// The HTTP status, which the type sets unless it is told.
    public var status: Int
    /// The text for people.
    public var message: String
    /// What programs may read of the cause, such as an `error_code` (SDK types); empty for most errors.
    public var details: JSONObject

    /// An error; the status and message that are left out are the type's own.
    public init(_ type: APIErrorType, status: Int? = nil, message: String? = nil, details: JSONObject = [:]) {
        self.type = type
        self.status = status ?? type.status
        self.message =
            message ?? APIErrorType.documented.first { $0.type == type }?.message ?? "An error occurred"
        self.details = details
    }

    /// Whether the official clients try such a request again: 408, 409, 429 and 500 and above.
    public var isRetryable: Bool { status == 408 || status == 409 || status == 429 || status >= 500 }

    /// The envelope. Without a request id the member is left out, as in a stream's error event.
    public func envelope(requestID: String?) -> JSON {
        var error: JSONObject = ["type": .string(type.rawValue), "message": .string(message)]
        if !details.isEmpty { error["details"] = .object(details) }
        var object: JSONObject = ["type": "error", "error": .object(error)]
        if let requestID { object["request_id"] = .string(requestID) }
        return .object(object)
    }
}
