/// A library for processes that run under valgrind 3.19, which ends `epoll_pwait2` as a call that does not exist. It waits in
/// whole milliseconds instead. What is counted does not depend on when something happens.
enum EpollLibrary {
    private static let source = """
        #define _GNU_SOURCE
        #include <sys/epoll.h>
        #include <time.h>

        int epoll_pwait2(
            int descriptor, struct epoll_event *events, int count, const struct timespec *timeout, const sigset_t *mask)
        {
          const int milliseconds = timeout ? timeout->tv_sec * 1000 + (timeout->tv_nsec + 999999) / 1000000 : -1;
          return epoll_pwait(descriptor, events, count, milliseconds, mask);
        }

        """

    /// Compiles it with the compiler that comes with Swift, and returns where it is.
    static func make(on stage: Stage) throws -> String {
        let source = stage.path("epoll.c")
        let library = stage.path("epoll.so")
        try WholeFile.write(Self.source, to: source)
        try Command.run(["clang", "-shared", "-fPIC", "-O1", "-o", library, source])
        return library
    }
}
