import MessagesAPI
import Testing

struct BatchRulesTests {
    private func error(_ requests: JSON?, _ strictness: RequestValidator.Strictness = .strict) -> String? {
        var body: JSONObject = [:]
        body["requests"] = requests
        return RequestValidator(strictness).check(batch: .object(body))?.message
    }

    private func request(_ id: String) -> JSON { ["custom_id": .string(id), "params": [:]] }

    @Test func whatIsAskedForIsCheckedLater() {
        #expect(error([request("a"), request(String(repeating: "B", count: 64)), request("_-9")]) == nil)
    }

    @Test func eachFlawHasTheWordsOfTheService() {
        #expect(error(nil) == "requests: Field required")
        #expect(error([]) == "requests: List should have at least 1 item after validation, not 0")
        #expect(error([["params": [:]]]) == "requests.0.custom_id: Field required")
        #expect(error([request("a"), ["custom_id": "b"]]) == "requests.1.params: Field required")
        #expect(error([["custom_id": 1, "params": [:]]]) == "requests.0.custom_id: Input should be a valid string")
        #expect(error([request("")]) == "requests.0.custom_id: String should have at least 1 character")
        #expect(
            error([request(String(repeating: "a", count: 65))])
                == "requests.0.custom_id: String should have at most 64 characters"
        )
        #expect(
            error([request("a"), request("b c")])
                == "requests.1.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"
        )
        #expect(
            error([request("dup"), request("x"), request("dup")])
                == "requests: custom_id's must be unique within a batch. Duplicate custom_id found: dup"
        )
    }

    @Test func aBatchHasAHundredThousandRequestsAtMost() {
        let requests = JSON.array((0...100_000).map { request("r\($0)") })
        #expect(error(requests) == "requests: List should have at most 100000 items after validation, not 100001")
    }

    @Test func lessIsCheckedWhenLessIsAskedFor() {
        #expect(error([request("a b"), request("a b")], .lenient) == nil)
        #expect(error([["custom_id": 1]], .lenient) == "requests.0.custom_id: Input should be a valid string")
        #expect(error([["custom_id": 1]], .off) == nil)
    }
}
