// What measuring needs of Linux and Swift's own module of the C library leaves out. Each wrapper says why it exists; none of
// them decides anything.

#include <stdint.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>

/// `epoll_pwait2`, whose time-out is in nanoseconds; NULL waits for ever. `sys/epoll.h` is not in Swift's module of the C
/// library, so the whole of epoll comes from here.
static inline int cmeasuring_await_events(
    int descriptor, struct epoll_event *events, int count, const struct timespec *timeout)
{
  return epoll_pwait2(descriptor, events, count, timeout, NULL);
}

/// Lets the kernel add no more than a nanosecond to what this thread waits, instead of 50 microseconds. `prctl` is variadic.
static inline void cmeasuring_sharpen_timers(void) { prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL); }

/// Asks for the moment at which the kernel got what is received here. Returns 0, or -1 with `errno` set.
static inline int cmeasuring_stamp_arrivals(int descriptor)
{
  const int on = 1;
  return setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
}

/// `recv` without waiting, and the moment at which the kernel got the last of it, in nanoseconds of the real-time clock; 0
/// when it does not tell. The macros that take control messages apart are out of Swift's reach.
static inline ssize_t cmeasuring_receive(int descriptor, void *bytes, size_t count, int64_t *arrival)
{
  struct iovec place = {.iov_base = bytes, .iov_len = count};
  union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(struct timespec))];
  } control;
  struct msghdr message = {
      .msg_iov = &place, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  *arrival = 0;
  const ssize_t received = recvmsg(descriptor, &message, MSG_DONTWAIT);
  if (received <= 0) return received;
  for (struct cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SO_TIMESTAMPNS) continue;
    struct timespec time;
    __builtin_memcpy(&time, CMSG_DATA(part), sizeof time);
    *arrival = (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
  }
  return received;
}
