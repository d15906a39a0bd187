import MessagesAPI
import Testing

@testable import MockClaude

struct BedrockExceptionTests {
    @Test(arguments: [
        (APIErrorType.invalidRequest, "ValidationException", 400),
        (.authentication, "UnrecognizedClientException", 403),
        (.permission, "AccessDeniedException", 403), (.notFound, "ResourceNotFoundException", 404),
        (.timeout, "ModelTimeoutException", 408), (.rateLimit, "ThrottlingException", 429),
        (.api, "InternalServerException", 500), (.overloaded, "ServiceUnavailableException", 503),
    ])
    func types(type: APIErrorType, name: String, status: Int) {
        #expect(BedrockException(APIError(type)) == BedrockException(name: name, status: status))
    }

    @Test(arguments: [
        (APIErrorType.api, 503, "ServiceUnavailableException"), (.overloaded, 500, "InternalServerException"),
        (.rateLimit, 418, "ThrottlingException"), (APIErrorType(rawValue: "own_error"), 418, "ValidationException"),
        (APIErrorType(rawValue: "own_error"), 599, "InternalServerException"),
    ])
    func aScriptedStatusStays(type: APIErrorType, status: Int, name: String) {
        #expect(BedrockException(APIError(type, status: status)) == BedrockException(name: name, status: status))
    }

    @Test func whatBedrockAnswersForItselfKeepsItsName() {
        let error = BedrockException.missingToken.error("Missing")
        #expect(BedrockException(error) == .missingToken)
        #expect(error.message == "Missing")
    }

    @Test func inAStreamItHasANameThatTheStreamKnows() {
        func name(_ type: APIErrorType, _ names: Set<String> = ["throttlingException"]) -> String {
            BedrockException.nameInStream(of: APIError(type), among: names)
        }
        #expect(name(.rateLimit) == "throttlingException")
        #expect(name(.timeout) == "modelStreamErrorException")
        #expect(name(.timeout, ["modelTimeoutException"]) == "modelTimeoutException")
        #expect(name(APIErrorType(rawValue: "own_error")) == "modelStreamErrorException")
    }
}
