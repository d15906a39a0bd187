import CCurl
import Glibc

/// What libcurl calls during a transfer.
enum TransferCallbacks {
    /// Lets a new handle call that transfer, and its connections that client.
    static func set(on easy: UnsafeMutableRawPointer, for transfer: Transfer, of client: UpstreamClient) {
        let transfer = Unmanaged.passUnretained(transfer).toOpaque()
        ccurl_on_header(easy, lineCame)
        ccurl_set_pointer(easy, CURLOPT_HEADERDATA, transfer)
        ccurl_on_bytes(easy, bytesCame)
        ccurl_set_pointer(easy, CURLOPT_WRITEDATA, transfer)
        ccurl_on_connection(easy, connectionReady)
        ccurl_set_pointer(easy, CURLOPT_PREREQDATA, transfer)
        ccurl_on_open(easy, openSocket)
        ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, transfer)
        // A connection may outlive the transfer that has made it, but not the client.
        ccurl_on_close(easy, closeSocket)
        ccurl_set_pointer(easy, CURLOPT_CLOSESOCKETDATA, Unmanaged.passUnretained(client).toOpaque())
    }
}

// Free functions, because a closure could inherit an actor from where it is written, and die on a loop's thread. Each runs
// on the loop's thread, inside of a call of the client to libcurl. The pointer is the transfer, which the client keeps for as
// long as libcurl has its handle; that of the last is the client, which frees all connections before it goes.

private func lineCame(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
        .read(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}

private func bytesCame(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
        .take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}

private func connectionReady(
    _ context: UnsafeMutableRawPointer?,
    _ upstreamAddress: UnsafeMutablePointer<CChar>?,
    _ localAddress: UnsafeMutablePointer<CChar>?,
    _ upstreamPort: Int32,
    _ localPort: Int32
) -> Int32 {
    let transfer = Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
    return transfer.connected(localPort: UInt16(truncatingIfNeeded: localPort))
        ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

private func openSocket(
    _ context: UnsafeMutableRawPointer?,
    _ purpose: curlsocktype,
    _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    let transfer = Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
    guard let address else { return CURL_SOCKET_BAD }
    // No child process gets it: the command that is run would keep the connection open.
    let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return transfer.newSocket(address.pointee.family, type, address.pointee.protocol)
}

private func closeSocket(_ context: UnsafeMutableRawPointer?, _ descriptor: curl_socket_t) -> Int32 {
    Unmanaged<UpstreamClient>.fromOpaque(context!).takeUnretainedValue().fates.close(descriptor)
    return 0
}
