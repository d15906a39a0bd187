import Testing
@testable import HTTPDaemon
@Test func placeholder() {}
