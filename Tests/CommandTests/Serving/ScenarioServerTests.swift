import Foundation
import Testing

struct ScenarioServerTests {
    private let file = TemporaryFile("name: first\nreplies: [{text: one}]\n", named: "scenario.yaml")
    private let errors = Pipe()

    private func answer(on port: Int) throws -> String {
        let client = try HTTPClient(port: port)
        client.send(HTTPClient.message("Hi", stream: false))
        return client.read()
    }

    /// The lines of standard error up to the one that contains a text.
    private func lines(until end: String) throws -> [String] {
        var lines: [String] = []
        while lines.last?.contains(end) != true { lines.append(try #require(errors.readLine(), "\(lines)")) }
        return lines
    }

    @Test func aHangUpLoadsTheFilesAgain() throws {
        let command = try Command([file.path, "--port", "0", "--seed", "5"], errors: errors)
        let port = try command.port()
        #expect(try answer(on: port).contains(#""text":"one""#))
        TemporaryFile.write("name: second\nseed: 7\nreplies: [{text: two}, {text: never}]\n", to: file.path)
        command.signal(SIGHUP)
        #expect(try lines(until: "anew").last?.hasSuffix(" notice serving anew 'second' rules=2 seed=5") == true)
        #expect(try answer(on: port).contains(#""text":"two""#))
        command.signal(SIGTERM)
        #expect(command.waitForEnd() == 0)
    }

    @Test func whatWasUsedUpIsThereAgain() throws {
        TemporaryFile.write("replies: [{times: 1, text: one}]\n", to: file.path)
        let command = try Command([file.path, "--port", "0"], errors: errors)
        let port = try command.port()
        #expect(try answer(on: port).contains(#""text":"one""#))
        #expect(try answer(on: port).contains("used up"))
        command.signal(SIGHUP)
        _ = try lines(until: "anew")
        #expect(try answer(on: port).contains(#""text":"one""#))
    }

    @Test func aBadFileLeavesTheOldOneInForce() throws {
        let command = try Command([file.path, "--port", "0"], errors: errors)
        let port = try command.port()
        TemporaryFile.write("replies:\n  - txt: Hello\n  - text: a\n    times: no\n", to: file.path)
        command.signal(SIGHUP)
        let told = try lines(until: " error the scenarios stay as they were")
        #expect(told.contains { $0.contains(" error \(file.path):2:5: error: unknown key 'txt'") })
        #expect(told.contains { $0.contains(" error \(file.path):4:12: error: ") })
        #expect(try answer(on: port).contains(#""text":"one""#))
    }

    @Test func theControlAPIMayHaveAPortOfItsOwn() throws {
        let command = try Command([file.path, "--port", "0", "--control-port", "0"], errors: errors)
        let port = try command.port()
        let line = try #require(try lines(until: "the control API is on port").last)
        let controlPort = try #require(line.split(separator: " ").last.flatMap { Int($0) })
        func status(on port: Int) throws -> Substring? {
            let client = try HTTPClient(port: port)
            client.send("GET /_mock/health HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
            return client.read().split(separator: " ").dropFirst().first
        }
        #expect(try status(on: controlPort) == "200")
        #expect(try status(on: port) == "404")
    }
}
