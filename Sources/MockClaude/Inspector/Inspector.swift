import HTTPDaemon

/// The page that shows people what happened: the journal, the verdict, and the gates, by calls of the control API.
///
/// It is one document that asks for nothing but those calls, and shows what clients sent as text alone.
enum Inspector {
    /// The document, in UTF-8.
    static var page: [UInt8] { PackageResources.inspector_html }

    /// The header fields that go with it. Prompts are hostile, so the browser is told to run this script and no other.
    static let headers: HTTPHeaders = [
        HTTPHeader("content-type", "text/html; charset=utf-8"),
        HTTPHeader("content-security-policy", policy.joined(separator: "; ")),
        HTTPHeader("cache-control", "no-store"),
        HTTPHeader("x-content-type-options", "nosniff"),
        HTTPHeader("referrer-policy", "no-referrer"),
    ]

    /// The digests are those of the page's style and script, and change with them: the test names the right ones.
    private static let policy = [
        "default-src 'none'",
        "style-src 'sha256-HVHYnlx6261wgEwcw74sJwRsEyG3T+uyYKzmL73M+FY='",
        "script-src 'sha256-R0GrhytnGpAueBAfXQpW4TmSEvizAjdiGDGAcZPCxUc='",
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ]
}
