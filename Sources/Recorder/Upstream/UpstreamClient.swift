import CCurl
import HTTPDaemon

/// Asks the upstream: libcurl, as a guest of the daemon's loop. Connections are kept and used again.
///
///     descriptor or time ──▶ libcurl ──▶ what has come ──▶ receivers
///                                   └──▶ descriptors and time to wait for ──▶ host
///
/// From `begin` to `end` it is touched only on the loop's thread: so it can be shared.
final class UpstreamClient: LoopGuest, @unchecked Sendable {
    /// libcurl prepares itself once in a process, before there are threads that use it.
    private static let isPrepared =
        ccurl_load() != 0 && ccurl_global_init(Int(CURL_GLOBAL_SSL | CURL_GLOBAL_WIN32)) == CURLE_OK

    let upstream: UpstreamURL
    /// The file with the certificates that are trusted; nil for the system's.
    let authorities: String?
    let fates = ConnectionFates()

    private var host: LoopHost?
    private var multi: UnsafeMutableRawPointer?
    /// The transfers that libcurl has, by their handles.
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    /// What is done as soon as libcurl has returned: it may not be called from its own callbacks.
    private var jobs: [() -> Void] = []
    /// Whether jobs will be done in this turn.
    private var isWorking = false
    /// When libcurl wants to be called; nil for not at all.
    private var due: SuspendingClock.Instant?

    /// A client for that upstream, which is the only one that is ever contacted.
    ///
    /// - Parameter authorities: A file with the certificates (PEM) that are trusted instead of the system's.
    init(upstream: UpstreamURL, authorities: String? = nil) {
        // Whoever has a program without the library that it came with must be told, however it was built.
        guard Self.isPrepared else { fatalError("libcurl cannot be loaded, or curl_global_init has failed.") }
        self.upstream = upstream
        self.authorities = authorities
    }

    /// Sends a request on, and lets the receiver have what is answered. Only on the loop's thread, between `begin` and `end`.
    func send(_ request: HTTPRequest, to receiver: any TransferReceiver) -> Transfer {
        let transfer = Transfer(of: request, to: receiver, client: self)
        later { [self] in add(transfer) }
        return transfer
    }

    // MARK: - For transfers

    /// Does something once libcurl can be called: in this turn or the next.
    func later(_ job: @escaping () -> Void) {
        guard multi != nil else { return }
        jobs.append(job)
        if !isWorking { arm() }
    }

    /// Ends a transfer that was cancelled.
    func drop(_ transfer: Transfer) {
        guard let easy = transfer.easy, transfers.removeValue(forKey: easy) != nil else { return }
        // The reset of an HTTP/2 stream would wait until the connection is used again, and the upstream go on for nobody: a
        // connection that has no other stream is closed with it.
        ccurl_set_long(easy, CURLOPT_FORBID_REUSE, 1)
        ccurl_multi_remove_handle(multi, easy)
        transfer.giveBack()
    }

    private func add(_ transfer: Transfer) {
        guard let easy = transfer.easy else { return }
        let result = ccurl_multi_add_handle(multi, easy)
        guard result == CURLM_OK else {
            return transfer.end(.failed(String(cString: ccurl_multi_strerror(result))))
        }
        transfers[easy] = transfer
    }

    // MARK: - On the loop

    func begin(on host: LoopHost) {
        self.host = host
        multi = ccurl_multi_init()
        let this = Unmanaged.passUnretained(self).toOpaque()
        ccurl_multi_on_socket(multi, socketChanged)
        ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, this)
        ccurl_multi_on_timer(multi, timerChanged)
        ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, this)
    }

    func descriptorReady(_ descriptor: Int32, _ readiness: DescriptorReadiness) {
        fates.look(at: descriptor)
        var events: Int32 = 0
        if readiness.contains(.readable) { events |= CURL_CSELECT_IN }
        if readiness.contains(.writable) { events |= CURL_CSELECT_OUT }
        if readiness.contains(.failed) { events |= CURL_CSELECT_ERR }
        act(on: descriptor, events)
    }

    func timeReached() {
        if let due, due <= .now {
            // libcurl names each moment once.
            self.due = nil
            act(on: CURL_SOCKET_BAD, 0)
        } else {
            work()
        }
    }

    func end() {
        jobs = []
        for transfer in transfers.values { drop(transfer) }
        ccurl_multi_cleanup(multi)
        multi = nil
        host = nil
    }

    private func act(on descriptor: Int32, _ events: Int32) {
        isWorking = true
        var running: Int32 = 0
        ccurl_multi_socket_action(multi, descriptor, events, &running)
        work()
    }

    /// Tells who is over, and does what was put off meanwhile.
    private func work() {
        isWorking = true
        repeat {
            let put = jobs
            jobs = []
            for job in put { job() }
            endTransfers()
        } while !jobs.isEmpty
        isWorking = false
        arm()
    }

    private func endTransfers() {
        var left: Int32 = 0
        while let message = ccurl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            // The message is gone with the handle.
            let result = ccurl_result(message)
            ccurl_multi_remove_handle(multi, easy)
            transfers.removeValue(forKey: easy)?.end(result)
        }
    }

    private func arm() {
        host?.wake(after: jobs.isEmpty ? due.map { SuspendingClock.now.duration(to: $0) } : .zero)
    }

    // MARK: - For libcurl

    /// What is to be known of a descriptor has changed.
    fileprivate func watch(_ descriptor: Int32, _ what: Int32, for easy: UnsafeMutableRawPointer?) {
        let readiness: DescriptorReadiness
        switch what {
        case CURL_POLL_IN: readiness = .readable
        case CURL_POLL_OUT: readiness = .writable
        case CURL_POLL_INOUT: readiness = [.readable, .writable]
        default:
            host?.unwatch(descriptor)
            return
        }
        guard let host, !host.watch(descriptor, for: readiness), let easy else { return }
        // Without memory for the watch nothing would ever come of it.
        later { [self] in
            guard let transfer = transfers.removeValue(forKey: easy) else { return }
            ccurl_multi_remove_handle(multi, easy)
            transfer.end(.failed("the connection cannot be watched: out of memory"))
        }
    }

    /// The time after which libcurl wants to be called has changed, in milliseconds; -1 for never.
    fileprivate func wake(after milliseconds: Int) {
        due = milliseconds < 0 ? nil : .now.advanced(by: .milliseconds(milliseconds))
    }
}

// MARK: - Callbacks

// Free functions, because a closure could inherit an actor from where it is written, and die on a loop's thread. Each runs
// on the loop's thread, inside of a call of the client to libcurl; the pointer is the client.

private func socketChanged(
    _ easy: UnsafeMutableRawPointer?,
    _ descriptor: curl_socket_t,
    _ what: Int32,
    _ context: UnsafeMutableRawPointer?,
    _ slot: UnsafeMutableRawPointer?
) -> Int32 {
    Unmanaged<UpstreamClient>.fromOpaque(context!).takeUnretainedValue().watch(descriptor, what, for: easy)
    return 0
}

private func timerChanged(
    _ multi: UnsafeMutableRawPointer?,
    _ milliseconds: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    Unmanaged<UpstreamClient>.fromOpaque(context!).takeUnretainedValue().wake(after: milliseconds)
    return 0
}
