import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct GoogleErrorTests {
    @Test func aTokenThatIsMissing() throws {
        let answer = try #require(GoogleError.answer(GoogleError.missingToken))
        #expect(answer.status == 401)
        #expect(answer.headers.contains { $0.name == "www-authenticate" })
        let error = try JSON(parsing: answer.steps[0].bytes)["error"]
        #expect(error?["code"] == 401)
        #expect(error?["status"] == "UNAUTHENTICATED")
    }

    @Test func aModelThatIsNotThere() throws {
        let answer = try #require(GoogleError.answer(GoogleError.unknownModel("projects/p/models/m")))
        #expect(answer.status == 404)
        let error = try JSON(parsing: answer.steps[0].bytes)["error"]
        #expect(error?["message"]?.string?.hasPrefix("Publisher Model `projects/p/models/m` was not found") == true)
    }

    @Test func whatTheModelSaysIsNotGoogles() {
        #expect(GoogleError.answer(APIError(.overloaded)) == nil)
    }
}
