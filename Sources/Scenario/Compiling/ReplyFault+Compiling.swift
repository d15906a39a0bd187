import MessagesAPI
import Timeline

extension ReplyFault {
    /// What it does to a timeline.
    ///
    /// - Parameter errorEvent: how an error event is spelled.
    func fault(_ errorEvent: (APIError) -> [UInt8]) -> Fault {
        switch act {
        case .error(let error): Fault(at: at, .error(errorEvent(error)))
        case .other(let act): Fault(at: at, act)
        }
    }
}
