import CCurl
import HTTPDaemon

/// How libcurl is told to ask: what is sent is what the client has sent, and nobody but the upstream is ever contacted.
struct TransferOptions {
    /// How long a connection may take to be made, TLS included, in milliseconds. There is no limit after that: a stream may
    /// be long.
    static let connectTimeOut = 30_000
    /// How much is read at once at most, in bytes; libcurl's default is 16 KiB.
    static let readBuffer = 256 << 10

    let upstream: UpstreamURL
    /// The file with the certificates that are trusted; nil for the system's.
    let authorities: String?

    /// Sets a new handle up to send this request. Header fields are not its matter.
    func set(on easy: UnsafeMutableRawPointer, for request: HTTPRequest) {
        setDestination(on: easy)
        ccurl_set_bytes(easy, CURLOPT_REQUEST_TARGET, upstream.target(request.target))
        if request.method == "HEAD" {
            // Without this libcurl would wait for the body that the answer's length announces.
            ccurl_set_long(easy, CURLOPT_NOBODY, 1)
        } else if !request.body.isEmpty {
            ccurl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            _ = request.body.withUnsafeBytes {
                ccurl_set_bytes(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress?.assumingMemoryBound(to: CChar.self))
            }
        }
        ccurl_set_bytes(easy, CURLOPT_CUSTOMREQUEST, request.method)
        // The answer is handed on as it comes: compressed stays compressed.
        ccurl_set_long(easy, CURLOPT_HTTP_CONTENT_DECODING, 0)
        ccurl_set_long(easy, CURLOPT_BUFFERSIZE, Self.readBuffer)
    }

    /// Who is contacted, and how.
    private func setDestination(on easy: UnsafeMutableRawPointer) {
        ccurl_set_bytes(easy, CURLOPT_URL, upstream.origin + "/")
        ccurl_set_bytes(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        // An empty proxy is none, also where the environment names one.
        ccurl_set_bytes(easy, CURLOPT_PROXY, "")
        ccurl_set_long(easy, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        ccurl_set_long(
            easy,
            CURLOPT_HTTP_VERSION,
            Int(upstream.isSecure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1)
        )
        if let authorities {
            ccurl_set_bytes(easy, CURLOPT_CAINFO, authorities)
            // The system's directory would be trusted beside the file.
            ccurl_set_bytes(easy, CURLOPT_CAPATH, nil)
        }
        ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, Self.connectTimeOut)
        // A name that is being looked up is left to its thread: else who leaves meanwhile would make the loop wait for it.
        ccurl_set_long(easy, CURLOPT_QUICK_EXIT, 1)
        ccurl_set_long(easy, CURLOPT_TCP_NODELAY, 1)
        // The loop's thread is not the only one, and signals belong to the process.
        ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
    }
}
