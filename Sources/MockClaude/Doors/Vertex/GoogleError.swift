import MessagesAPI
import Timeline

/// What Google itself answers, before a model is asked: not in Claude's envelope but in its own (google.rpc.Status).
enum GoogleError {
    /// Nobody has signed the request.
    static let missingToken = APIError(
        unauthenticated,
        status: 401,
        message:
            "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or "
            + "other valid authentication credential. See "
            + "https://developers.google.com/identity/sign-in/web/devconsole-project."
    )

    /// There is no such model.
    static func unknownModel(_ resource: String) -> APIError {
        APIError(
            notFound,
            status: 404,
            message:
                "Publisher Model `\(resource)` was not found or your project does not have access to it. Please ensure "
                + "you are using a valid model version. For more information, see: "
                + "https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions"
        )
    }

    /// The answer; nil for an error that is the model's.
    static func answer(_ error: APIError) -> Timeline? {
        guard [unauthenticated, notFound].contains(error.type) else { return nil }
        let body: JSON = [
            "error": [
                "code": .number(JSONNumber(error.status)), "message": .string(error.message),
                "status": .string(error.type.rawValue),
            ]
        ]
        var headers = [Timeline.Header("content-type", "application/json; charset=UTF-8")]
        if error.type == unauthenticated {
            headers.append(Timeline.Header("www-authenticate", #"Bearer realm="https://accounts.google.com/""#))
        }
        return Timeline(
            status: error.status,
            headers: headers,
            framing: .whole,
            steps: [Step(event: "error", bytes: body.encoded())]
        )
    }

    // The canonical codes, which are no types of Claude's.
    private static let unauthenticated = APIErrorType(rawValue: "UNAUTHENTICATED")
    private static let notFound = APIErrorType(rawValue: "NOT_FOUND")
}
