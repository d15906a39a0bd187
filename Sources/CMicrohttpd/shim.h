// GNU libmicrohttpd, and what Swift cannot reach by itself: variadic functions, and Linux calls that Swift's own module
// of the C library leaves out. Each wrapper says why it exists; none of them decides anything.

#include <errno.h>
#include <linux/sockios.h>
#include <microhttpd.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>

// MARK: - libmicrohttpd

/// Starts a daemon that has neither a thread nor a listening socket of its own: we accept, and we say when it runs.
/// `MHD_start_daemon` is variadic, so Swift cannot import it.
///
/// - MHD_USE_TURBO: without it the library shuts a socket down before it closes it, and tries epoll before it tries to
///   read.
/// - MHD_OPTION_URI_LOG_CALLBACK: the only place where the request target can be seen before it is decoded in place.
static inline struct MHD_Daemon *cmhd_start(
    MHD_AccessHandlerCallback handler,
    void *(*target_read)(void *context, const char *target, struct MHD_Connection *connection),
    MHD_RequestCompletedCallback completed,
    MHD_NotifyConnectionCallback notify,
    void *context,
    size_t memory_limit,
    unsigned int connection_limit)
{
  return MHD_start_daemon(
      MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO,
      0, NULL, NULL, handler, context,
      MHD_OPTION_URI_LOG_CALLBACK, target_read, context,
      MHD_OPTION_NOTIFY_COMPLETED, completed, context,
      MHD_OPTION_NOTIFY_CONNECTION, notify, context,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory_limit,
      MHD_OPTION_CONNECTION_LIMIT, connection_limit,
      MHD_OPTION_END);
}

/// The daemon's epoll descriptor, to be watched by an outer one; -1 if there is none.
/// `MHD_get_daemon_info` is variadic, so Swift cannot import it.
static inline int cmhd_epoll_descriptor(struct MHD_Daemon *daemon)
{
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  return info == NULL ? -1 : info->epoll_fd;
}

/// The connection's socket. `MHD_get_connection_info` is variadic, so Swift cannot import it.
static inline int cmhd_descriptor(struct MHD_Connection *connection)
{
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

/// What the notification of the connection's start stored. `MHD_get_connection_info` is variadic, so Swift cannot
/// import it.
static inline void *cmhd_context(struct MHD_Connection *connection)
{
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

/// How many bytes the head of the request has that is being answered; 0 when it has not been read whole.
/// `MHD_get_connection_info` is variadic, so Swift cannot import it.
static inline size_t cmhd_head_size(struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info == NULL ? 0 : info->header_size;
}

// MARK: - Linux

/// `epoll_pwait2`, whose time-out is in nanoseconds; NULL waits for ever. `sys/epoll.h` is not in Swift's module of the
/// C library.
static inline int clinux_epoll_wait(
    int descriptor, struct epoll_event *events, int count, const struct timespec *timeout)
{
  return epoll_pwait2(descriptor, events, count, timeout, NULL);
}

/// Declared only to GNU source, and defining that here would make our `fd_set` another type than Swift's.
extern int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);

/// `accept4` of a socket that does not block and that no child process inherits.
static inline int clinux_accept(int descriptor)
{
  return accept4(descriptor, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

/// Lets this thread's timers be late by one nanosecond instead of 50 microseconds. `prctl` is variadic.
static inline int clinux_sharpen_timers(void)
{
  return prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
}

/// Asks the kernel to note when what is received here comes, here and on sockets that are accepted from this one. The option
/// is a macro of the kernel's that Swift does not import.
static inline void clinux_stamp_arrivals(int descriptor)
{
  const int on = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
}

/// How many bytes have come that are not read, which are not copied; -1 on error. Sets how many nanoseconds ago the last of
/// them came; -1 when the kernel has not noted it. The macros that take control messages apart are out of Swift's reach.
static inline ssize_t clinux_peek(int descriptor, int64_t *age)
{
  struct iovec nowhere = {.iov_base = NULL, .iov_len = 1 << 30};
  union {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(struct timespec))];
  } control;
  struct msghdr message = {
      .msg_iov = &nowhere, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  *age = -1;
  const ssize_t count = recvmsg(descriptor, &message, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT);
  if (count <= 0) return count;
  const struct cmsghdr *part = CMSG_FIRSTHDR(&message);
  if (part == NULL || part->cmsg_level != SOL_SOCKET || part->cmsg_type != SO_TIMESTAMPNS) return count;
  struct timespec then, now;
  __builtin_memcpy(&then, CMSG_DATA(part), sizeof then);
  // The kernel notes the time of day.
  clock_gettime(CLOCK_REALTIME, &now);
  *age = (int64_t)(now.tv_sec - then.tv_sec) * 1000000000 + now.tv_nsec - then.tv_nsec;
  return count;
}

/// How many bytes written to the socket the peer has not acknowledged, sent or not; -1 on error. `ioctl` is variadic.
static inline int clinux_unacknowledged(int descriptor)
{
  int count = 0;
  return ioctl(descriptor, SIOCOUTQ, &count) == 0 ? count : -1;
}

/// How many bytes written to the socket have not been sent; -1 on error. `ioctl` is variadic.
static inline int clinux_unsent(int descriptor)
{
  int count = 0;
  return ioctl(descriptor, SIOCOUTQNSD, &count) == 0 ? count : -1;
}
