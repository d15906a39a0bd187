import Testing
@testable import MessagesAPI
@Test func placeholder() {}
