import MessagesAPI
import Timeline

extension ReplyFault {
    /// What it does to a timeline.
    ///
    /// - Parameter format: how an error event is spelled.
    func fault(_ format: SSEFormat) -> Fault {
        switch act {
        case .error(let error): Fault(at: at, .error(StreamItem(.error(error)).bytes(format: format)))
        case .other(let act): Fault(at: at, act)
        }
    }
}
