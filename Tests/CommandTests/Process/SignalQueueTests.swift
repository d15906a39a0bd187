import Glibc
import Testing

@testable import mock_claude

struct SignalQueueTests {
    // The signals go to the thread that waits: the process of a test has others, which do not block them.

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGUSR1]) func aSignalThatCameBeforeTheWaitEndsIt(signal: Int32) async {
        await #expect(processExitsWith: .success) { [signal] in
            let signals = SignalQueue([SIGTERM, SIGINT, SIGHUP, SIGUSR1])
            pthread_kill(pthread_self(), signal)
            let arrival = signals.next()
            #expect(arrival?.signal == signal)
            #expect(arrival?.isFromKernel == false)
        }
    }

    @Test func withALimitTheWaitEndsWithoutASignal() async {
        await #expect(processExitsWith: .success) {
            let signals = SignalQueue([SIGUSR1])
            #expect(signals.next(within: .zero) == nil)
            #expect(signals.next(within: .milliseconds(-1)) == nil)
            pthread_kill(pthread_self(), SIGUSR1)
            #expect(signals.next(within: .zero)?.signal == SIGUSR1)
            #expect(signals.next(within: .microseconds(1)) == nil)
        }
    }

    @Test func whatIsLeftPendingIsStillThere() async {
        await #expect(processExitsWith: .success) {
            let signals = SignalQueue([SIGIO, SIGUSR1])
            pthread_kill(pthread_self(), SIGIO)
            #expect(signals.next(within: .zero, butNot: [SIGIO]) == nil)
            #expect(signals.next(within: .zero)?.signal == SIGIO)
        }
    }

    @Test func theMaskFromBeforeIsKept() async {
        await #expect(processExitsWith: .success) {
            var before = sigset_t()
            sigemptyset(&before)
            sigaddset(&before, SIGUSR2)
            pthread_sigmask(SIG_SETMASK, &before, nil)
            var mask = SignalQueue([SIGUSR1]).inheritedMask
            #expect(sigismember(&mask, SIGUSR2) == 1)
            #expect(sigismember(&mask, SIGUSR1) == 0)
        }
    }

    @Test(arguments: [SIGTERM, SIGINT]) func oneThatIsReleasedEndsTheProcess(signal: Int32) async throws {
        let end = try await #require(processExitsWith: .signal(signal), observing: [\.standardOutputContent]) {
            [signal] in
            let signals = SignalQueue([SIGTERM, SIGINT])
            pthread_kill(pthread_self(), SIGTERM)
            _ = signals.next()
            signals.release([SIGTERM, SIGINT])
            StandardStream.output.write(line: "the first was taken")
            pthread_kill(pthread_self(), signal)
        }
        #expect(String(decoding: end.standardOutputContent, as: UTF8.self).contains("the first was taken\n"))
    }
}
