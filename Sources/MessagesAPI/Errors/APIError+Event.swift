extension APIError {
    /// The error that an event of a stream tells, or an error's envelope. What it does not say is that of its type, which is
    /// `api_error` where there is none.
    package init(event: JSONObject) {
        let type = APIErrorType(rawValue: event["error"]?["type"]?.string ?? APIErrorType.api.rawValue)
        self.init(type, message: event["error"]?["message"]?.string)
    }
}
