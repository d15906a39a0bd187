import MessagesAPI

/// An error as Amazon Bedrock names it (botocore's model of `bedrock-runtime`).
struct BedrockException: Equatable {
    /// The name: `ThrottlingException`.
    let name: String
    /// The HTTP status.
    let status: Int

    static let validation = BedrockException(name: "ValidationException", status: 400)
    static let accessDenied = BedrockException(name: "AccessDeniedException", status: 403)
    static let notFound = BedrockException(name: "ResourceNotFoundException", status: 404)
    static let modelTimeout = BedrockException(name: "ModelTimeoutException", status: 408)
    static let modelError = BedrockException(name: "ModelErrorException", status: 424)
    static let throttling = BedrockException(name: "ThrottlingException", status: 429)
    static let internalServer = BedrockException(name: "InternalServerException", status: 500)
    static let unavailable = BedrockException(name: "ServiceUnavailableException", status: 503)
    /// What every service of Amazon's answers to a request that nobody has signed.
    static let missingToken = BedrockException(name: "MissingAuthenticationTokenException", status: 403)
    /// What every service of Amazon's answers to a key that it does not know.
    static let unknownKey = BedrockException(name: "UnrecognizedClientException", status: 403)

    /// Those that a status stands for.
    private static let ofStatus = [
        validation, accessDenied, notFound, modelTimeout, modelError, throttling, internalServer, unavailable,
    ]

    /// What Bedrock answers where Claude's own API answers an error of that type.
    private static let ofType: [APIErrorType: BedrockException] = [
        .invalidRequest: validation,
        .authentication: unknownKey,
        .billing: accessDenied,
        .permission: accessDenied,
        .notFound: notFound,
        .conflict: BedrockException(name: "ConflictException", status: 400),
        .requestTooLarge: validation,
        .rateLimit: throttling,
        .api: internalServer,
        .timeout: modelTimeout,
        .overloaded: unavailable,
    ]

    /// Those that Bedrock answers for itself, by the names that their errors have here.
    private static let own = [missingToken.type: missingToken]
}

extension BedrockException {
    /// What Bedrock answers in the place of an error. A status that is not the usual one of the error's type has been scripted:
    /// it stays, and decides the name if Bedrock has one for it.
    init(_ error: APIError) {
        if let own = Self.own[error.type] {
            self = own
            return
        }
        let usual = Self.ofType[error.type]
        if let usual, error.status == error.type.status {
            self = usual
            return
        }
        let fallback = usual ?? (error.status < 500 ? .validation : .internalServer)
        self.init(name: Self.ofStatus.first { $0.status == error.status }?.name ?? fallback.name, status: error.status)
    }

    /// The error that this is here, where Bedrock answers for itself.
    func error(_ message: String) -> APIError { APIError(type, status: status, message: message) }

    private var type: APIErrorType { APIErrorType(rawValue: name) }

    /// The name that an exception has in a stream in which the model has failed with that error.
    ///
    /// - Parameter names: those that the stream knows; every stream knows `modelStreamErrorException`.
    static func nameInStream(of error: APIError, among names: Set<String>) -> String {
        guard let exception = ofType[error.type] else { return "modelStreamErrorException" }
        let name = exception.name.prefix(1).lowercased() + exception.name.dropFirst()
        return names.contains(name) ? name : "modelStreamErrorException"
    }
}
