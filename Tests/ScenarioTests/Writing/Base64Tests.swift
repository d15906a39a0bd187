import Foundation
import Testing

@testable import Scenario

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ])
    func theVectorsOfRFC4648(text: String, encoded: String) { #expect(Base64.encode(Array(text.utf8)) == encoded) }

    @Test func everyByteIsWrittenAsFoundationHasIt() {
        let bytes = [UInt8](0...255)
        #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
    }
}
