import Testing

@testable import Recorder

struct MappedTextTests {
    private let text = MappedText(Array("0123456789".utf8))

    @Test func aPartStandsWhereItWasTaken() {
        let part = text[2..<6]
        #expect(part.bytes == Array("2345".utf8))
        #expect(part.origins(of: 1..<3) == [3..<5])
        #expect(part.origins(of: 1..<1) == [])
    }

    @Test func whatWasPutTogetherStandsInSeveralPlaces() {
        var joined = text[1..<3]
        joined.append(text[7..<9])
        #expect(joined.bytes == Array("1278".utf8))
        #expect(joined.origins(of: 1..<3) == [2..<3, 7..<8])
        joined.append(text[9..<10])
        #expect(joined.origins(of: 0..<5) == [1..<3, 7..<10])
    }

    @Test func whatStandsForSeveralBytesIsOnePlace() {
        var decoded = text[0..<2]
        decoded.append([0xC3, 0xA9], standingFor: [2..<8])
        decoded.append(text[8..<10])
        #expect(decoded.origins(of: 1..<3) == [1..<8])
        #expect(decoded.origins(of: 3..<5) == [2..<9])
        #expect(decoded[2..<3].origins(of: 0..<1) == [2..<8])
    }

    @Test func whatStandsInSeveralPlacesIsInAll() {
        var decoded = MappedText()
        decoded.append([0xC3, 0xA9], standingFor: [1..<2, 6..<9])
        decoded.append(text[9..<10])
        #expect(decoded.origins(of: 0..<2) == [1..<2, 6..<9])
        #expect(decoded.origins(of: 0..<1) == [1..<2, 6..<9])
        #expect(decoded.origins(of: 2..<3) == [9..<10])
        #expect(decoded[0..<3].origins(of: 0..<3) == [1..<2, 6..<10])
    }
}
