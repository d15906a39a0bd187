import Testing

struct ShowTests {
    private let file = TemporaryFile(
        """
        seed: 3
        replies:
          - name: busy
            when: {last_user: weather}
            attempts:
              - error: overloaded_error
                headers: {retry-after: "1"}
              - text: "Sunny"
                pace: {first: 200ms, between: 15ms}
          - text: "Hello"
        """,
        named: "weather.yaml"
    )

    private func shown(_ options: String...) throws -> [String] {
        let end = try Command(["show", file.path] + options).wait()
        #expect(end.status == 0)
        #expect(end.errors == "")
        return end.output.split(separator: "\n").map(String.init)
    }

    @Test func everyReplyOfEveryRuleIsShown() throws {
        let headings = try shown().filter { !$0.hasPrefix(" ") }
        #expect(
            headings == [
                "rule 1 'busy': last_user \"weather\", attempt 1 of 2",
                "rule 1 'busy': last_user \"weather\", attempt 2 of 2",
                "rule 2: any request",
            ]
        )
    }

    @Test func aRuleIsChosenByNameOrNumber() throws {
        #expect(try shown("--rule", "busy") == shown("--rule", "1"))
        #expect(try shown("--rule", "2").first == "rule 2: any request")
    }

    @Test func aRuleThatIsNotThereIsBadUsage() throws {
        for rule in ["idle", "0", "3", ""] {
            let end = try Command(["show", file.path, "--rule", rule]).wait()
            #expect(end.status == 64)
            #expect(end.errors == "error: there is no rule '\(rule)' among the 2\n")
        }
    }

    @Test func timesAreThoseAtTheSpeed() throws {
        func start(_ options: String...) throws -> Substring? {
            try shown("--rule", "busy", options).first { $0.contains("message_start") }?.split(separator: " ").first
        }
        #expect(try start() == "0.200")
        #expect(try start("--speed", "10x") == "0.020")
        #expect(try start("--speed", "instant") == "0.000")
    }

    @Test func theSeedDecidesTheIds() throws {
        #expect(try shown() == shown("--seed", "3"))
        #expect(try shown() != shown("--seed", "4"))
    }

    @Test func withoutAStreamItIsOneBody() throws {
        let lines = try shown("--rule", "2", "--no-stream")
        #expect(lines.contains("  content-type: application/json"))
        #expect(lines.count { $0.contains("message") } == 1)
    }

    @Test func aFileWithErrorsIsNotShown() throws {
        let bad = TemporaryFile("replies:\n  - txt: Hello\n", named: "bad.yaml")
        let end = try Command(["show", bad.path]).wait()
        #expect(end.status == 65 && end.output == "")
        #expect(end.errors.contains("unknown key 'txt'"))
        #expect(try Command(["show", "no-such-file.yaml"]).wait().status == 66)
    }

    private func shown(_ option: String, _ value: String, _ others: [String]) throws -> [String] {
        let end = try Command(["show", file.path, option, value] + others).wait()
        return end.output.split(separator: "\n").map(String.init)
    }
}
