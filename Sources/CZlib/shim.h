// zlib, and what Swift cannot reach by itself: its macros. Each wrapper says why it exists; none of them decides anything.

#include <zlib.h>

/// Begins inflating; `bits` names the format. `inflateInit2` is a macro, which tells the library the size of its structure.
static inline int czlib_inflate_init(z_stream *stream, int bits) { return inflateInit2(stream, bits); }
