import MessagesAPI
import Testing

struct CacheUseTests {
    @Test func whatIsWrittenIsWrittenForOneTimeOrTheOther() {
        #expect(CacheUse(read: 5, writtenFor5Minutes: 2, writtenFor1Hour: 3).written == 5)
        #expect(CacheUse().written == 0)
    }
}
