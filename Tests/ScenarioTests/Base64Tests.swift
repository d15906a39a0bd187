import Foundation
import Testing

@testable import Scenario

struct Base64Tests {
    @Test func everyByteAtEveryPlaceOfAGroup() {
        let bytes = (0..<1_024).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for count in [0, 1, 2, 3, 4, 5, 1_023, 1_024] {
            let part = Array(bytes.prefix(count))
            #expect(Base64.decode(Data(part).base64EncodedString()) == part)
        }
    }

    @Test func whiteSpaceDoesNotCount() {
        #expect(Base64.decode(" aG\n k=\t\r\n") == Array("hi".utf8))
    }

    @Test(arguments: ["a", "aG", "aGk", "aGk==", "aG=k", "=", "====", "aGk=aGk=", "a-_=", "é===", "aGkA="])
    func notBase64(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ])
    func theVectorsOfRFC4648(text: String, encoded: String) { #expect(Base64.encode(Array(text.utf8)) == encoded) }

    @Test func everyByteIsWrittenAsFoundationHasIt() {
        let bytes = [UInt8](0...255)
        #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
    }
}
