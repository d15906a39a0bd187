import Testing

@testable import Scenario

struct ConnectionsReaderTests {
    @Test func everyAct() throws {
        let connections = try scenario(
            """
            connections:
              - {times: 2, do: reset}
              - {times: 1, do: {wait: 3s}}
              - {times: 1, do: close}
              - {times: 1, do: stall}
              - {do: pass}
            replies: []
            """
        ).connections
        #expect(
            connections == [
                ConnectionFault(times: 2, .reset), ConnectionFault(times: 1, .wait(.seconds(3))),
                ConnectionFault(times: 1, .close), ConnectionFault(times: 1, .stall), ConnectionFault(.pass),
            ]
        )
    }

    @Test(arguments: [
        ("reset", "1:1: error: expected a list of connections, found 'reset'"),
        ("[{times: 1}]", "1:2: error: an entry of 'connections' needs 'do'"),
        ("[{times: 0, do: reset}]", "1:10: error: expected a whole number, 1 or more, found the number 0"),
        (
            "[{do: end}]",
            "1:7: error: unknown thing to do to a connection 'end'; expected one of reset, close, stall, pass, {wait: 3s}"
        ),
        ("[{do: {}}]", "1:7: error: 'do' needs 'wait'"),
        ("[{do: {wait: 5}}]", "1:14: error: expected a duration like 250ms, 1.5s or 2m, found the number 5"),
        ("[{do: reset, at: end}]", "1:14: error: unknown key 'at' in an entry of 'connections'; valid keys: times, do"),
    ]) func whatIsWrong(text: String, problem: String) {
        #expect(read(text, by: ConnectionFault.readAll).problems == [problem])
    }

    @Test func whatStandsBehindOneForAllIsWarnedOf() {
        #expect(
            read("[{times: 1, do: reset},\n{do: pass},\n{times: 2, do: reset}]", by: ConnectionFault.readAll).problems
                == [
                    "3:1: warning: no connection comes to this entry: the one on line 2 has no 'times', and is for all that follow"
                ]
        )
    }
}
