/// How the upstream's answer ended.
enum TransferEnd: Sendable, Equatable {
    /// Whole. An answer that has neither a length nor chunks is whole when the upstream closes the connection.
    case complete
    /// The upstream closed the connection (FIN) before the end, maybe before the head.
    case closed
    /// The upstream reset the connection before the end (RST), or with HTTP/2 the stream; maybe before the head.
    case reset
    /// There was no upstream that answers, or it does not speak HTTP: no such host, nobody listens, a certificate that is
    /// not trusted, no connection in time, a head or a chunk that is none. With what is to be told about it.
    case failed(String)
}
