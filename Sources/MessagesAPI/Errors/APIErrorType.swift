/// The type of an API error, which sets the HTTP status.
///
/// Open: a scenario may name a type that is not listed here.
public struct APIErrorType: RawRepresentable, Sendable, Hashable {
    /// The type as the envelope spells it.
    public let rawValue: String

    /// A type of that name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// 400: the request's format or content.
    public static let invalidRequest = APIErrorType(rawValue: "invalid_request_error")
    /// 401: the API key.
    public static let authentication = APIErrorType(rawValue: "authentication_error")
    /// 402: payment.
    public static let billing = APIErrorType(rawValue: "billing_error")
    /// 403: what the key may do.
    public static let permission = APIErrorType(rawValue: "permission_error")
    /// 404: no such resource, model or endpoint.
    public static let notFound = APIErrorType(rawValue: "not_found_error")
    /// 409: a conflict with the resource's state.
    public static let conflict = APIErrorType(rawValue: "conflict_error")
    /// 413: the body is beyond the endpoint's limit.
    public static let requestTooLarge = APIErrorType(rawValue: "request_too_large")
    /// 429: a rate limit.
    public static let rateLimit = APIErrorType(rawValue: "rate_limit_error")
    /// 500: the service failed.
    public static let api = APIErrorType(rawValue: "api_error")
    /// 504: the service took too long.
    public static let timeout = APIErrorType(rawValue: "timeout_error")
    /// 529: the service is overloaded.
    public static let overloaded = APIErrorType(rawValue: "overloaded_error")

    /// Every documented type with its status and the message that the service is known to send.
    public static let documented: [(type: APIErrorType, status: Int, message: String)] = [
        (.invalidRequest, 400, "Invalid request"),
        (.authentication, 401, "invalid x-api-key"),
        (.billing, 402, "There is a problem with your billing or payment information."),
        (.permission, 403, "Your API key does not have permission to use the specified resource."),
        (.notFound, 404, "Not found"),
        (.conflict, 409, "The request conflicts with the current state of the resource."),
        (.requestTooLarge, 413, "Request exceeds the maximum size"),
        (.rateLimit, 429, "This request would exceed your organization's rate limit."),
        (.api, 500, "Internal server error"),
        (.timeout, 504, "The request timed out."),
        (.overloaded, 529, "Overloaded"),
    ]

    /// The HTTP status of this type; 500 for one that is not documented.
    public var status: Int { Self.documented.first { $0.type == self }?.status ?? 500 }
}
