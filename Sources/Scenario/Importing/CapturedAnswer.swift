import MessagesAPI

/// A body of the service that was kept alone, and that tells by itself what it is: a message, or an error.
struct CapturedAnswer {
    /// The status that such an answer has.
    let status: Int

    /// Looks at a body; nil when it is none of the two.
    init?(_ body: [UInt8]) {
        guard let object = (try? JSON(parsing: body))?.object else { return nil }
        switch object["type"]?.string {
        case "message": status = 200
        case "error":
            guard let type = object["error"]?["type"]?.string else { return nil }
            status = APIErrorType(rawValue: type).status
        default: return nil
        }
    }
}
