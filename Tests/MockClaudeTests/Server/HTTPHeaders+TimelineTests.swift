import HTTPDaemon
import MockClaude
import Testing
import Timeline

struct HTTPHeadersTimelineTests {
    @Test func fieldsStayAsTheyAreAndWhereTheyAre() {
        let fields = [Timeline.Header("B", "1"), Timeline.Header("a", ""), Timeline.Header("B", "\u{e9}")]
        let headers = HTTPHeaders(fields)
        #expect(Array(headers) == [HTTPHeader("B", "1"), HTTPHeader("a", ""), HTTPHeader("B", "\u{e9}")])
        #expect(headers.timelineHeaders == fields)
        #expect(Array(headers).timelineHeaders == fields)
        #expect(HTTPHeaders([Timeline.Header]()).isEmpty)
    }
}
