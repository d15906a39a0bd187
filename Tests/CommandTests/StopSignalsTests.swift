import Glibc
import Testing

@testable import mock_claude

@Suite struct StopSignalsTests {
    // The signals go to the thread that waits: the process of a test has others, which do not block them.

    @Test(arguments: [SIGTERM, SIGINT]) func aSignalThatCameBeforeTheWaitEndsIt(signal: Int32) async {
        await #expect(processExitsWith: .success) { [signal] in
            let signals = StopSignals()
            pthread_kill(pthread_self(), signal)
            signals.wait()
        }
    }

    @Test(arguments: [SIGTERM, SIGINT]) func theSecondOneEndsTheProcess(signal: Int32) async throws {
        let end = try await #require(processExitsWith: .signal(signal), observing: [\.standardOutputContent]) {
            [signal] in
            let signals = StopSignals()
            pthread_kill(pthread_self(), SIGTERM)
            signals.wait()
            StandardStream.output.write(line: "the first was taken")
            pthread_kill(pthread_self(), signal)
        }
        #expect(String(decoding: end.standardOutputContent, as: UTF8.self).contains("the first was taken\n"))
    }
}
