import Recorder
import Testing

struct RecordModeTests {
    @Test func whatEachModeDoes() {
        #expect(RecordMode.allCases.filter(\.replays) == [.new, .none])
        #expect(RecordMode.allCases.filter(\.records) == [.once, .new, .all])
    }
}
