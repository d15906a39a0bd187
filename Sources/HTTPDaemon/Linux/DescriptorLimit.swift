import Glibc

/// How many descriptors this process may have open.
enum DescriptorLimit {
    /// Raises the soft limit to the hard one, and returns what then holds. Every open stream takes a descriptor, and
    /// the usual soft limit of 1024 exists only for programs that call `select`.
    static func raise() -> UInt32 {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = raised.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return UInt32(clamping: limit.rlim_cur)
    }
}
