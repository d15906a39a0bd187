extension MappedText {
    /// What the contents of a JSON string stand for. What is no escape is taken as it is, so that a string that is cut off can
    /// be read too.
    func jsonString(_ range: Range<Int>) -> MappedText {
        var text = MappedText()
        var index = range.lowerBound
        while index < range.upperBound {
            let stop = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) ?? range.upperBound
            if index < stop { text.append(self[index..<stop]) }
            guard stop < range.upperBound else { break }
            let (decoded, length) = escape(in: bytes[stop..<range.upperBound])
            text.append(decoded, standingFor: origins(of: stop..<stop + length))
            index = stop + length
        }
        return text
    }

    /// The text without percent-encoding; nil when it has none. What is badly encoded is taken as it is.
    var percentDecoded: MappedText? {
        guard bytes.contains(UInt8(ascii: "%")) else { return nil }
        var text = MappedText()
        var index = 0
        while index < bytes.count {
            let stop = bytes[index...].firstIndex(of: UInt8(ascii: "%")) ?? bytes.count
            if index < stop { text.append(self[index..<stop]) }
            guard stop < bytes.count else { break }
            let value = hexValue(bytes[stop...].dropFirst().prefix(2))
            text.append(
                [value.map(UInt8.init) ?? bytes[stop]],
                standingFor: origins(of: stop..<stop + (value == nil ? 1 : 3))
            )
            index = stop + (value == nil ? 1 : 3)
        }
        return text.bytes.count < bytes.count ? text : nil
    }

    /// The text with a replacement character for each byte that is no UTF-8.
    var repaired: MappedText {
        if String(validating: bytes, as: UTF8.self) != nil { return self }
        var text = MappedText()
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            let count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
            let character = bytes[index...].prefix(count)
            if String(validating: character, as: UTF8.self) != nil {
                text.append(self[index..<index + count])
                index += count
            } else {
                text.append("\u{FFFD}".utf8, standingFor: origins(of: index..<index + 1))
                index += 1
            }
        }
        return text
    }

    /// What the escape at the front stands for, and its length.
    private func escape(in rest: ArraySlice<UInt8>) -> (decoded: [UInt8], length: Int) {
        switch rest.dropFirst().first {
        case UInt8(ascii: "b"): return ([0x08], 2)
        case UInt8(ascii: "f"): return ([0x0C], 2)
        case UInt8(ascii: "n"): return ([0x0A], 2)
        case UInt8(ascii: "r"): return ([0x0D], 2)
        case UInt8(ascii: "t"): return ([0x09], 2)
        case UInt8(ascii: "u"):
            guard let unit = hexValue(rest.dropFirst(2).prefix(4), digits: 4) else { return ([rest.first!], 1) }
            if let scalar = Unicode.Scalar(unit) { return (Array(String(scalar).utf8), 6) }
            let second = rest.dropFirst(6)
            if unit < 0xDC00, second.starts(with: #"\u"#.utf8),
                let low = hexValue(second.dropFirst(2).prefix(4), digits: 4),
                UTF16.isTrailSurrogate(UInt16(low)),
                let scalar = Unicode.Scalar(0x1_0000 + (unit & 0x3FF) << 10 + low & 0x3FF)
            {
                return (Array(String(scalar).utf8), 12)
            }
            return (Array("\u{FFFD}".utf8), 6)
        case let letter? where "\"\\/".utf8.contains(letter): return ([letter], 2)
        default: return ([rest.first!], 1)
        }
    }

    private func hexValue(_ digits: ArraySlice<UInt8>, digits count: Int = 2) -> UInt32? {
        guard digits.count == count else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            guard let digit = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
