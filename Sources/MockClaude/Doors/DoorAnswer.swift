import MessagesAPI
import Timeline

/// A door's own answer: a good one, whose body is all there at once.
struct DoorAnswer {
    /// The media type of the body.
    var contentType = "application/json"
    /// Further header fields.
    var headers: [Timeline.Header] = []
    /// The body.
    var body: [UInt8]

    /// An answer of those bytes.
    init(contentType: String, headers: [Timeline.Header] = [], body: [UInt8]) {
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// An answer of that JSON.
    init(_ json: JSON) { body = json.encoded() }
}
