// libcurl, and what Swift cannot reach by itself: its variadic functions. Each wrapper says why it exists; none of them
// decides anything.

#include <curl/curl.h>
