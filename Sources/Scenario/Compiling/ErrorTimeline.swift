import MessagesAPI
import Timeline

extension Timeline {
    /// An error in Claude's envelope. `x-should-retry` tells the official clients what the service told them in recorded errors.
    static func error(_ error: APIError, requestID: String) -> Timeline {
        Timeline(
            status: error.status,
            headers: [
                Header("content-type", "application/json"),
                Header("x-should-retry", error.isRetryable ? "true" : "false"),
            ],
            framing: .whole,
            steps: [Step(event: "error", bytes: error.envelope(requestID: requestID).encoded())]
        )
    }

    /// Lays a reply's own header fields over those of the timeline: a name that is there takes the new value in its place, a
    /// new one goes to the end, and a nil value takes the field out.
    mutating func overlayHeaders(_ fields: [(name: String, value: String?)]) {
        for (name, value) in fields {
            let place = headers.firstIndex { $0.name.lowercased() == name.lowercased() }
            switch (place, value) {
            case (let place?, let value?): headers[place].value = value
            case (let place?, nil): headers.remove(at: place)
            case (nil, let value?): headers.append(Header(name, value))
            case (nil, nil): break
            }
        }
    }
}
