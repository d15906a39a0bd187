/// Two sets of values that an answer has for its own, such as its ids, made to be compared: where two answers differ that are
/// alike but for these, stands one of them.
///
///     first     {"id":"msg_01124…","usage":{"input_tokens":111}}
///     second    {"id":"msg_01ghk…","usage":{"input_tokens":222}}
///     differ                 ───                            ───
///
/// No letter of the first set is in its place in the second one, so that each value differs as a whole.
package struct StandIns: Sendable {
    /// One of the two sets.
    package enum Side: Int, Sendable {
        case first, second

        /// Letters that are no other draw's.
        ///
        /// - Parameter draw: which of an answer's draws it is, from 0.
        func letters(forDraw draw: Int, count: Int) -> [UInt8] {
            let half = IdentifierDraw.base58Alphabet.count / 2
            return (0..<count).map { place in
                let letter = place == 0 ? draw % half : place == 1 ? draw / half % half : (draw + place) % half
                return IdentifierDraw.base58Alphabet[rawValue * half + letter]
            }
        }

        /// A number of so many digits, at most 18.
        package func number(digits: Int) -> Int { Int(String(repeating: digit, count: digits))! }

        fileprivate var digit: Character { self == .first ? "1" : "2" }
    }

    /// What was drawn for the values, in order.
    package let draws: [IdentifierDraw]
    /// How many letters the draws have.
    package let drawnCount: Int
    /// The letters of the draws, and behind them the digits of a number.
    private let letters: (first: [UInt8], second: [UInt8])
    /// Where the values are among the letters.
    private let values: [Range<Int>]

    /// The values of those draws, and a number of so many digits.
    package init(of draws: [IdentifierDraw], digits: Int) {
        self.draws = draws
        var letters: (first: [UInt8], second: [UInt8]) = ([], [])
        var values: [Range<Int>] = []
        for (index, draw) in draws.enumerated() where draw.count > 0 {
            values.append(letters.first.count..<letters.first.count + draw.count)
            letters.first += Side.first.letters(forDraw: index, count: draw.count)
            letters.second += Side.second.letters(forDraw: index, count: draw.count)
        }
        drawnCount = letters.first.count
        values.append(drawnCount..<drawnCount + digits)
        letters.first += String(repeating: Side.first.digit, count: digits).utf8
        letters.second += String(repeating: Side.second.digit, count: digits).utf8
        (self.letters, self.values) = (letters, values)
    }

    /// Where the letters of the value are that stands here in the two sets; nil when none does.
    func value(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Range<Int>? {
        values.first { letters.first[$0] == first && letters.second[$0] == second }
    }
}
