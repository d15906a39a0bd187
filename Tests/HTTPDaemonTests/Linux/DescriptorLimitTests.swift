import Glibc
import Testing

@testable import HTTPDaemon

struct DescriptorLimitTests {
    @Test(.enabled(if: Descriptors.hardLimit > 64))
    func `the soft limit becomes the hard one, once and for all`() async {
        await #expect(processExitsWith: .success) {
            let hard = Descriptors.hardLimit
            Descriptors.limit(to: 64)
            for _ in 1...2 {
                #expect(DescriptorLimit.raise() == UInt32(clamping: hard))
                var limit = rlimit()
                getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                #expect(limit.rlim_cur == limit.rlim_max)
                #expect(Descriptors.hardLimit == hard)
            }
        }
    }
}
