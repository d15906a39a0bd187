import Glibc
import Testing

@testable import HTTPDaemon

struct DaemonErrorTests {
    @Test func `names the address, the reason and the call`() {
        let error = DaemonError(host: "::1", port: 80, SystemError("bind", code: EACCES))
        #expect(error.description == "cannot listen on [::1]:80: Permission denied (bind)")
        #expect(error.address == "[::1]:80")
        #expect(error.call == "bind")
        #expect(error.code == EACCES)
        #expect(error.reason == "Permission denied")
    }
}
