import Testing

@testable import Recorder

struct CredentialLookTests {
    @Test(arguments: [
        "q7Zk29vXw1LmT5bRy8NcAf3h", "8f14e45f-ceea-467f-a8a1-0123456789ab", "abcdefghijklmnop0123",
        "ab_CD-12_ef-GH-34_ij",
        "0123456789abcdef0123456789abcdef", "a1+/b2c3d4e5f6g7h8i9j0k1l2==",
    ]) func aTokenIsLongAndMixed(text: String) { #expect(CredentialLook.isToken(Array(text.utf8))) }

    @Test(arguments: [
        "", "identifier", "EndOfStreamTokenOfTheParser", "12345678901234567890", "page 2 of the 2024 report, please",
        "the-2024-report-of-the-team", "Sources/Parser2/Token.swift", "next_page_2_of_the_list",
        "naïve0123456789abcdefghij",
    ]) func wordsNumbersAndNamesAreNone(text: String) { #expect(!CredentialLook.isToken(Array(text.utf8))) }

    @Test func aCredentialHasLettersAndDigits() {
        #expect(CredentialLook.isCredential(Array("hunter2-secret".utf8)))
        for text in ["anonymous", "12345678", "hunter2", "a 1 b 2 c 3", "req_011CVtabcdef", "msg_01XFDUDYJgAA"] {
            #expect(!CredentialLook.isCredential(Array(text.utf8)), "\(text)")
        }
    }
}
