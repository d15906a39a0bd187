import Testing

@testable import HTTPDaemon

struct BlankTests {
    private let blanks = [Blank](at: [2..<4, 4..<5, 7..<7, 9..<12])

    @Test func `a filling fills them one after the other`() {
        #expect(blanks.map(\.range) == [2..<4, 4..<5, 9..<12])
        #expect(blanks.map(\.filling) == [0, 2, 3])
        #expect(blanks.fillingCount == 6)
        #expect([Blank](at: []).fillingCount == 0)
    }

    @Test func `any part can be filled by itself`() {
        let whole = Array("..abc....def..".utf8)
        for lower in 0...whole.count {
            for upper in lower...whole.count {
                var part = [UInt8](repeating: UInt8(ascii: "."), count: upper - lower)
                part.withUnsafeMutableBytes { blanks.fill($0, from: lower, with: Array("abcdef".utf8)) }
                #expect(part == Array(whole[lower..<upper]))
            }
        }
    }

    @Test func `it is known where one reaches into a range`() {
        for lower in 0..<14 {
            for upper in lower + 1...14 {
                let place = [2, 3, 4, 9, 10, 11].first { (lower..<upper).contains($0) }
                #expect(blanks.firstPlace(in: lower..<upper) == place)
            }
        }
    }
}
