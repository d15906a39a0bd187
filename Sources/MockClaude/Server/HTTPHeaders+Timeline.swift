package import HTTPDaemon
package import Timeline

extension HTTPHeaders {
    /// The header fields of a timeline.
    package init(_ fields: [Timeline.Header]) {
        self.init()
        for field in fields { append(HTTPHeader(field.name, field.value)) }
    }
}

extension Sequence<HTTPHeader> {
    /// The same fields as those of a timeline.
    package var timelineHeaders: [Timeline.Header] { map { Timeline.Header($0.name, $0.value) } }
}
