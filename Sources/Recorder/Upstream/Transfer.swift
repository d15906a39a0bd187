import CCurl
import Glibc
import HTTPDaemon

/// One request to the upstream, and its answer on the way back.
///
/// It may be held anywhere, but is touched only on the loop's thread: so it can be shared.
final class Transfer: @unchecked Sendable {
    /// libcurl's handle; nil once it has been given back.
    private(set) var easy: UnsafeMutableRawPointer?
    /// Who gets the answer; nil when nothing is told any more.
    private var receiver: (any TransferReceiver)?
    /// Who sends it; whoever keeps a transfer for longer asks nobody.
    private weak var client: UpstreamClient?

    private var reader: ResponseHeadReader
    /// How the connection ended on which the request was sent.
    private var fate: ConnectionFate?
    /// Whether the request was sent on a connection, and whether libcurl wanted to send it once more on another.
    private var wasAsked = false
    private var wasToBeRepeated = false
    /// Whether nothing is to be handed on, and whether libcurl knows it.
    private var isPaused = false
    private var isHeld = false
    /// What came while nothing was to be handed on. libcurl would keep it, too, but as one piece.
    private var waiting: ArraySlice<[UInt8]> = []
    /// The end that waits behind it.
    private var waitingEnd: TransferEnd?

    /// libcurl keeps these two until the handle is given back, and frees neither.
    private var lines: UnsafeMutablePointer<curl_slist>?
    private let errorText = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init(of request: HTTPRequest, to receiver: any TransferReceiver, client: UpstreamClient) {
        self.receiver = receiver
        self.client = client
        reader = ResponseHeadReader(method: request.method)
        errorText.initialize(repeating: 0)
        let easy = ccurl_easy_init()!
        self.easy = easy
        for line in OnwardFields(of: request).lines { lines = ccurl_slist_append(lines, line) }
        TransferOptions(upstream: client.upstream, authorities: client.authorities).set(on: easy, for: request)
        ccurl_set_list(easy, CURLOPT_HTTPHEADER, lines)
        ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText.baseAddress)
        TransferCallbacks.set(on: easy, for: self, of: client)
    }

    deinit {
        giveBack()
        errorText.deallocate()
    }

    // MARK: - For who asked

    /// Hands on no more of the body, nor the end, until it is resumed. From the end of this turn no more is read, and an HTTP/1
    /// upstream finds no room; what was read before waits here.
    func pause() {
        isPaused = true
        client?.later { [self] in obey() }
    }

    /// Goes on. What has waited is handed on soon, not in this call.
    func resume() {
        isPaused = false
        client?.later { [self] in obey() }
    }

    /// Ends the transfer in this turn or the next: its connection is closed, with HTTP/2 its stream is reset. Nothing is told
    /// any more. If it is over, nothing happens.
    func cancel() {
        guard receiver != nil else { return }
        receiver = nil
        waiting = []
        waitingEnd = nil
        client?.later { [self] in client?.drop(self) }
    }

    // MARK: - For the client

    /// The transfer is over with this result. After libcurl has let its connection go.
    func end(_ result: CURLcode) {
        end(ending(result))
    }

    /// The transfer is over.
    func end(_ ending: TransferEnd) {
        giveBack()
        waitingEnd = ending
        handOn()
    }

    /// Gives everything back to libcurl. Not while the client has it.
    func giveBack() {
        guard let easy else { return }
        self.easy = nil
        ccurl_easy_cleanup(easy)
        ccurl_slist_free_all(lines)
        lines = nil
    }

    /// Does what the last of `pause` and `resume` has asked for.
    private func obey() {
        handOn()
        guard let easy, isPaused != isHeld else { return }
        isHeld = isPaused
        ccurl_easy_pause(easy, isPaused ? CURLPAUSE_RECV : 0)
    }

    /// Hands on what waits, for as long as it is wanted.
    private func handOn() {
        while !isPaused, let bytes = waiting.popFirst() { receiver?.bytesCame(bytes) }
        guard waiting.isEmpty else { return }
        // A slice that is empty would keep what was in it.
        waiting = []
        guard !isPaused, let ending = waitingEnd else { return }
        waitingEnd = nil
        let receiver = receiver
        self.receiver = nil
        receiver?.ended(ending)
    }

    private func ending(_ result: CURLcode) -> TransferEnd {
        // libcurl may have met the end of a connection that it has not closed yet.
        if let fate { client?.fates.look(at: fate) }
        if result == CURLE_OK, reader.isDone {
            // A reset looks like an end to libcurl once its cause has been taken.
            return reader.endsWithConnection && fate?.ending == .reset ? .reset : .complete
        }
        let cause = easy.map { ccurl_long($0, CURLINFO_OS_ERRNO) } ?? 0
        guard wasAsked else {
            // Who accepts and resets at once is there before the connection is seen to be: the kernel tells it as the
            // cause of a connection that could not be made.
            return cause == Int(ECONNRESET) ? .reset : .failed(reason(result))
        }
        switch (fate?.ending, result) {
        // Over TLS some versions of libcurl want a farewell before the FIN. Few upstreams say it.
        case (.closed, _): return reader.endsWithConnection ? .complete : .closed
        case (.reset, _): return .reset
        // The connection lives on: it has other streams, or libcurl takes its time to close it.
        case (nil, CURLE_OK), (nil, CURLE_GOT_NOTHING), (nil, CURLE_PARTIAL_FILE):
            return reader.isOfStream ? .reset : .closed
        case (nil, CURLE_HTTP2_STREAM), (nil, CURLE_HTTP2): return .reset
        case (nil, _):
            let isReset = reader.isOfStream || wasToBeRepeated || cause == Int(ECONNRESET)
            return isReset ? .reset : .failed(reason(result))
        }
    }

    private func reason(_ result: CURLcode) -> String {
        let text = String(decoding: errorText.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.isEmpty ? String(cString: ccurl_easy_strerror(result)) : text
    }

    // MARK: - For libcurl

    /// A line of the head has come.
    func read(_ line: UnsafeRawBufferPointer) {
        guard let head = reader.read(line) else { return }
        receiver?.headCame(status: head.status, headers: head.headers)
    }

    /// A piece of the body has come.
    func take(_ bytes: UnsafeRawBufferPointer) {
        if isPaused || !waiting.isEmpty {
            waiting.append(Array(bytes))
        } else {
            receiver?.bytesCame(Array(bytes))
        }
    }

    /// There is a connection with this local port. Returns whether the request is to be sent on it.
    ///
    /// libcurl asks again when a kept connection is reset or closed before the answer, or a stream is refused. The upstream
    /// would get the request twice, and the client would not see what happened: so the second time ends the transfer.
    func connected(localPort: UInt16) -> Bool {
        guard mayConnect() else { return false }
        fate = client?.fates.use(localPort: localPort)
        wasAsked = true
        return true
    }

    /// Makes a socket for a new connection, if one may be made.
    func newSocket(_ family: Int32, _ type: Int32, _ kind: Int32) -> curl_socket_t {
        guard mayConnect(), let client else { return CURL_SOCKET_BAD }
        let descriptor = socket(family, type, kind)
        if descriptor >= 0 { client.fates.open(descriptor) }
        return descriptor
    }

    private func mayConnect() -> Bool {
        if wasAsked { wasToBeRepeated = true }
        return !wasAsked
    }
}
