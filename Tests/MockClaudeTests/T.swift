import Testing
@testable import MockClaude
@Test func placeholder() {}
