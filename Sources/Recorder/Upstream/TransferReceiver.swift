import HTTPDaemon

/// Who gets the upstream's answer, as it comes.
///
/// Everything is called on the loop's thread, never from inside of a call to the transfer or the client. Nothing may block.
/// It is kept until the transfer is over.
protocol TransferReceiver: AnyObject {
    /// The head of the final answer has come: interim ones (1xx) are passed over. The fields are as they came, in order and
    /// case; with HTTP/2 their names are in lower case. Called at most once.
    func headCame(status: Int, headers: [HTTPHeader])

    /// A piece of the body has come: what was read at once, but a chunk of its own for each chunk, and never more than
    /// libcurl hands on at once (16 KiB). Chunked framing is taken off, a content coding is not.
    func bytesCame(_ bytes: [UInt8])

    /// The transfer is over, and nothing else is called. Not called for one that was cancelled, and not when the loop ends.
    func ended(_ end: TransferEnd)
}
