import Testing

@testable import Timeline

struct PlaceTests {
    @Test func theStepGoesBeforeTheByte() {
        let places = [Place(step: 0), Place(step: 0, byte: 9), Place(step: 1), Place(step: 1, byte: 1)]
        #expect(places.reversed().sorted() == places)
        #expect(!(places[2] < places[2]))
    }
}
