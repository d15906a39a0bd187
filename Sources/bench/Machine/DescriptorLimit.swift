import Glibc

/// How many descriptors this process may have open.
enum DescriptorLimit {
    /// Raises it as far as it goes. What is started afterwards has the same.
    static func raise() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
