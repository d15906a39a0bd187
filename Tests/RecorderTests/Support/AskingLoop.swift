import Dispatch
import Glibc
import HTTPDaemon
import Synchronization

@testable import Recorder

/// An upstream client on a loop of its own, and a way for tests to do something on that loop.
final class AskingLoop: Sendable {
    let client: UpstreamClient
    private let guest: ReachableGuest
    private let daemon: Daemon

    init(_ upstream: String, authorities: String? = nil) throws {
        client = UpstreamClient(upstream: try UpstreamURL(upstream), authorities: authorities)
        guest = ReachableGuest(client)
        daemon = try Daemon(.init(loops: 1), guest: guest, handler: NotFound())
    }

    /// Does something on the loop.
    func run(_ job: @escaping @Sendable () -> Void) {
        guest.post(job)
    }

    /// Sends a request on the loop, and lets the answer have what comes.
    @discardableResult
    func ask(_ request: HTTPRequest, _ answer: Answer = Answer()) -> Answer {
        run { [client] in answer.transfer = client.send(request, to: answer) }
        return answer
    }

    /// The same for a target.
    @discardableResult
    func get(_ target: String = "/", _ answer: Answer = Answer()) -> Answer {
        ask(HTTPRequest(method: "GET", target: target, headers: [HTTPHeader("Host", "test")]), answer)
    }

    /// Returns when the loop has done all that was there to do, and has been through some turns after it.
    func letCatchUp() {
        for _ in 1...3 {
            let turned = DispatchSemaphore(value: 0)
            run { turned.signal() }
            _ = turned.wait(timeout: .now() + 10)
        }
    }

    func stop() {
        daemon.stop(grace: .zero)
    }
}

/// Lets tests reach the loop beside the guest that is tested.
private final class ReachableGuest: LoopGuest {
    private let guest: UpstreamClient
    private let jobs = Mutex<[@Sendable () -> Void]>([])
    private let wakeUp: (reading: Int32, writing: Int32)

    init(_ guest: UpstreamClient) {
        self.guest = guest
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        wakeUp = (ends[0], ends[1])
    }

    deinit {
        close(wakeUp.reading)
        close(wakeUp.writing)
    }

    func post(_ job: @escaping @Sendable () -> Void) {
        jobs.withLock { $0.append(job) }
        _ = write(wakeUp.writing, "x", 1)
    }

    func begin(on host: LoopHost) {
        guest.begin(on: host)
        _ = host.watch(wakeUp.reading, for: .readable)
    }

    func descriptorReady(_ descriptor: Int32, _ readiness: DescriptorReadiness) {
        guard descriptor == wakeUp.reading else { return guest.descriptorReady(descriptor, readiness) }
        var byte: UInt8 = 0
        _ = read(descriptor, &byte, 1)
        jobs.withLock { $0.removeFirst() }()
    }

    func timeReached() {
        guest.timeReached()
    }

    func end() {
        guest.end()
    }
}

private struct NotFound: RequestHandler {
    func respond(to request: HTTPRequest) -> HTTPResponse {
        HTTPResponse(status: 404)
    }
}
