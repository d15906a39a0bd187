// What Swift's own module of the C library leaves out of what a process can do. Each wrapper says why it exists; none of
// them decides anything.

#include <sys/prctl.h>

extern char **environ;

/// Makes this process the one that orphaned descendants come to, instead of the system's first process. `prctl` is variadic.
/// Returns 0, or -1 with `errno` set.
static inline int clinux_become_subreaper(void) {
  return prctl(PR_SET_CHILD_SUBREAPER, 1UL, 0UL, 0UL, 0UL);
}

/// The environment as `NAME=VALUE` strings with a null pointer at the end. Swift takes the variable itself for shared
/// mutable state; who reads it knows that nobody changes it.
static inline char *const *clinux_environment(void) { return environ; }
