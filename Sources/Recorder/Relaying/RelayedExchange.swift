import HTTPDaemon
import MessagesAPI
import MockClaude
import Scenario
import Timeline

/// One exchange between a client and the upstream, and what is recorded of it.
///
///     client ◀── remote ◀─┬─ transfer ◀── upstream
///                         └▶ capture ──▶ recording
///
/// What the client has no room for waits, and a lot of it holds the upstream back. It is touched only on the loop's thread,
/// from which the transfer, the remote and the exchange's end all call: so it can be shared.
final class RelayedExchange: TransferReceiver, @unchecked Sendable {
    /// How many bytes may wait for the client before the upstream is held back.
    private static let mostBacklog = 256 << 10

    private let record: RelayRecord
    /// Gets the answer when all has come that will come, or nil when there is no upstream that answers; nothing for one of
    /// which nothing came because nobody waited for it.
    private let recorded: (Recording.Response?) -> Void
    private let start = SuspendingClock.now
    private var remote: ExchangeRemote!
    private var transfer: Transfer?
    private var capture = Capture()
    private var isHeldBack = false

    init(record: RelayRecord, recorded: @escaping (Recording.Response?) -> Void) {
        self.record = record
        self.recorded = recorded
        remote = ExchangeRemote(onDrain: { [weak self] in self?.drained() })
    }

    /// Sends the request on. The response waits until the upstream answers, for as long as the client does.
    func begin(_ request: HTTPRequest, through client: UpstreamClient) -> HTTPResponse {
        transfer = client.send(request, to: self)
        return response(HTTPResponse(status: 504, headDue: .seconds(Int64.max / 2)))
    }

    private func response(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        response.remote = remote
        response.onEnd = { [self] end in clientEnded(end) }
        return response
    }

    private var elapsed: Duration { .now - start }

    // MARK: - From the upstream

    func headCame(status: Int, headers: [HTTPHeader]) {
        if let flaw = HeadFlaw(status: status, headers: headers) {
            transfer?.cancel()
            return ended(.failed("\(flaw)"))
        }
        // Where a body comes in chunks, a length means nothing (RFC 9112, 6.3).
        let isChunked = headers.value(of: "transfer-encoding") != nil
        let length = isChunked ? nil : headers.value(of: "content-length").flatMap { Int($0) }
        let came = Recording.Response(
            status: status,
            headAt: elapsed.inMicroseconds,
            headers: headers.timelineHeaders,
            framing: length.map(Recording.Framing.length) ?? .chunked
        )
        capture.began(came)
        record.began(status: status, headers: headers)
        let onward = HTTPHeaders(came.endToEndHeaders)
        remote.answer(response(HTTPResponse(status: status, headers: onward, body: .relayed(length: length))))
    }

    func bytesCame(_ bytes: [UInt8]) {
        let time = elapsed
        let backlog = remote.send(bytes)
        capture.came(bytes, at: time)
        record.came(bytes, at: time)
        if backlog > Self.mostBacklog, !isHeldBack {
            isHeldBack = true
            transfer?.pause()
        }
    }

    func ended(_ end: TransferEnd) {
        let time = elapsed
        switch end {
        case .complete: over(.complete, .complete, at: time)
        case .closed: over(.closed(at: time.inMicroseconds), .close, at: time)
        case .reset: over(.reset(at: time.inMicroseconds), .reset, at: time)
        case .failed where capture.hasHead: over(.closed(at: time.inMicroseconds), .close, at: time)
        case .failed(let reason):
            capture.ended(.unfinished, at: time)
            recorded(nil)
            record.failed(status: Self.badGateway, reason: reason)
            remote.answer(response(.badGateway(reason)))
        }
    }

    private static let badGateway = 502

    private func over(_ end: Recording.End, _ how: ExchangeRemote.BodyEnd, at time: Duration) {
        capture.ended(end, at: time)
        tellRecorded()
        if capture.hasHead {
            remote.finish(how)
        } else {
            let step = Playback.Step(due: .zero, how == .reset ? .reset : .close)
            remote.answer(response(HTTPResponse(status: 504, prelude: [step])))
        }
    }

    private func tellRecorded() {
        if let response = capture.recorded { recorded(response) }
    }

    // MARK: - From the client

    private func drained() {
        guard isHeldBack else { return }
        isHeldBack = false
        transfer?.resume()
    }

    private func clientEnded(_ end: ExchangeEnd) {
        if !capture.isOver {
            transfer?.cancel()
            // With the last byte of a length, or with a head that has no body, a client has all, though the transfer's end may
            // still be on its way or held back.
            capture.ended(end.reason == .complete ? .complete : .unfinished, at: elapsed)
            tellRecorded()
        }
        record.ended(end)
    }
}

extension SuspendingClock.Instant {
    fileprivate static func - (later: Self, earlier: Self) -> Duration { earlier.duration(to: later) }
}

extension HTTPResponse {
    /// What a client gets when there is no upstream that answers.
    fileprivate static func badGateway(_ reason: String) -> HTTPResponse {
        let error = APIError(.api, status: 502, message: "The upstream does not answer: \(reason)")
        return HTTPResponse(
            status: error.status,
            headers: [HTTPHeader("Content-Type", "application/json")],
            body: .bytes(error.envelope(requestID: nil).encoded())
        )
    }
}
