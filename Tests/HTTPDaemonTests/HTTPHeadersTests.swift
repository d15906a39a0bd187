import Testing

@testable import HTTPDaemon

struct HTTPHeadersTests {
    private let headers: HTTPHeaders = [
        HTTPHeader("X-Api-Key", "first"), HTTPHeader("x-api-key", "second"), HTTPHeader("Empty", ""),
        HTTPHeader("a_b", "c"), HTTPHeader("Größe", "10 €"),
    ]

    private func append(_ name: [UInt8], _ value: [UInt8], to headers: inout HTTPHeaders) {
        name.withUnsafeBufferPointer { name in
            value.withUnsafeBufferPointer { headers.append(name: name, value: $0) }
        }
    }

    @Test(
        arguments: [
            ("x-api-key", "first"), ("X-API-KEY", "first"), ("empty", ""), ("x-api", nil), ("x-api-key2", nil),
            ("", nil), ("größe", "10 €"),
            // `_` and DEL differ by the bit that tells the case of letters.
            ("a_b", "c"), ("a\u{7F}b", nil),
            // What a mark holds of these is the same.
            ("x-bpi-key", nil),
        ] as [(String, String?)]
    )
    func namesAreFoundWhateverTheirCase(name: String, value: String?) {
        #expect(headers.value(of: name) == value)
        #expect(headers.contains(name: name) == (value != nil))
    }

    @Test func allValuesOfANameAreInTheirOrder() {
        #expect(headers.values(of: "X-API-Key") == ["first", "second"])
        #expect(headers.values(of: "x-api") == [])
    }

    @Test func theyAreACollection() {
        let fields = [HTTPHeader("a", "1"), HTTPHeader("", ""), HTTPHeader("B", String(repeating: "x", count: 300))]
        var headers = HTTPHeaders(fields)
        #expect(Array(headers) == fields && headers.count == 3)
        headers += [HTTPHeader("c", "2")]
        headers.removeAll { $0.value.isEmpty }
        #expect(headers.map(\.name) == ["a", "B", "c"])
        #expect(headers == HTTPHeaders([fields[0], fields[2], HTTPHeader("c", "2")]) && headers != [])
        #expect("\(HTTPHeaders(fields.prefix(1)))" == "\(fields.prefix(1))")
    }

    @Test func whatIsNotUTF8IsReplaced() {
        var headers = HTTPHeaders()
        append(Array("x".utf8), [0x61, 0xFF, 0x62], to: &headers)
        append([0xFF], [], to: &headers)
        #expect(Array(headers) == [HTTPHeader("x", "a\u{FFFD}b"), HTTPHeader("\u{FFFD}", "")])
    }

    @Test func namesAndValuesHaveANULBehindThem() {
        var seen: [String] = []
        let isWhole = headers.forEachTerminated { name, value in
            seen.append(String(cString: name.baseAddress!) + ":" + String(cString: value.baseAddress!))
            return seen.count < 3
        }
        #expect(!isWhole && seen == ["X-Api-Key:first", "x-api-key:second", "Empty:"])
    }

    @Test func aValueOfTheSameLengthTakesAnothersPlace() {
        var copy = headers
        let second = copy.index(after: copy.startIndex)
        copy.replaceValue(at: second, with: Array("SECOND".utf8))
        #expect(copy.values(of: "x-api-key") == ["first", "SECOND"] && copy.value(of: "a_b") == "c")
        #expect(headers.values(of: "x-api-key") == ["first", "second"])
    }

    @Test func someValuesAreReplaced() {
        let replaced = headers.replacingValues {
            $0.isSameFieldName(as: "x-api-key") || $0.isSameFieldName(as: "größe")
        } with: {
            "…" + $0.suffix(1)
        }
        #expect(replaced.map(\.name) == headers.map(\.name))
        #expect(replaced.map(\.value) == ["…t", "…d", "", "c", "…€"])
        #expect(
            headers.replacingValues { _ in
                false
            } with: { _ in
                ""
            } == headers
        )
    }

    @Test(arguments: UInt64(0)..<50)
    func theyAreFoundAsInAList(seed: UInt64) {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        func word() -> String {
            String((0..<next(5)).map { _ in "aAbB-"["aAbB-".index("aAbB-".startIndex, offsetBy: next(5))] })
        }
        let fields = (0..<next(12)).map { _ in HTTPHeader(word(), word()) }
        let headers = HTTPHeaders(fields)
        for name in (0..<20).map({ _ in word() }) {
            #expect(
                headers.value(of: name) == fields.value(of: name) && headers.values(of: name) == fields.values(of: name)
            )
        }
    }
}
