/// What a client can do wrong.
public enum FindingKind: String, Sendable, CaseIterable {
    /// It came back more than 50 ms and 5 % before the time that it was told.
    case retryAfterIgnored = "retry_after_ignored"
    /// It sent the same body again after a refusal that repeats: a 4xx other than 408, 409 and 429.
    case retriedNonRetryable = "retried_non_retryable"
    /// It tried more than ten times.
    case retryStorm = "retry_storm"
    /// It tried three times, and did not wait longer the second time.
    case noBackoff = "no_backoff"
    /// It did not try again after a failure that passes.
    case gaveUp = "gave_up"
    /// It went on without the result of a tool that was called.
    case toolResultMissing = "tool_result_missing"
    /// It sent a tool call back without the thinking that came with it.
    case thinkingNotReturned = "thinking_not_returned"
    /// It sent no `anthropic-version`.
    case versionHeaderMissing = "version_header_missing"
    /// It hung up before the reply's scripted end.
    case leftEarly = "left_early"
}
