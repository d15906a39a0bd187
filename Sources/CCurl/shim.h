// libcurl, and what Swift cannot reach by itself: its variadic functions. Each wrapper says why it exists; none of them
// decides anything.

#include <curl/curl.h>

// MARK: - Options of a transfer

// `curl_easy_setopt` is variadic, and what it reads depends on the option: so there is one for each kind of value.

/// An option whose value is a number or a flag.
static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value)
{
  return curl_easy_setopt(easy, option, value);
}

/// An option whose value is a size that may be beyond 32 bits.
static inline CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value)
{
  return curl_easy_setopt(easy, option, value);
}

/// An option whose value is text or other bytes. libcurl copies them, and of what is not text as many as its size says.
static inline CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const char *value)
{
  return curl_easy_setopt(easy, option, value);
}

/// An option whose value is a list, which is the caller's until the transfer is over.
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value)
{
  return curl_easy_setopt(easy, option, value);
}

/// An option whose value is a pointer that a callback is given, or memory that is the caller's.
static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value)
{
  return curl_easy_setopt(easy, option, value);
}

/// The callback for each line of the head.
static inline CURLcode ccurl_on_header(CURL *easy, curl_write_callback callback)
{
  return curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callback);
}

/// The callback for each piece of the body.
static inline CURLcode ccurl_on_bytes(CURL *easy, curl_write_callback callback)
{
  return curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callback);
}

/// The callback that is asked when there is a connection, before the request is sent on it.
static inline CURLcode ccurl_on_connection(CURL *easy, curl_prereq_callback callback)
{
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

/// The callback that makes a socket.
static inline CURLcode ccurl_on_open(CURL *easy, curl_opensocket_callback callback)
{
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// The callback that closes a socket.
static inline CURLcode ccurl_on_close(CURL *easy, curl_closesocket_callback callback)
{
  return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, callback);
}

// MARK: - What a transfer tells

/// A number; 0 when there is none. `curl_easy_getinfo` is variadic.
static inline long ccurl_long(CURL *easy, CURLINFO info)
{
  long value = 0;
  return curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}

// MARK: - Options of all transfers

// `curl_multi_setopt` is variadic.

/// An option whose value is a pointer that a callback is given.
static inline CURLMcode ccurl_multi_set_pointer(CURLM *multi, CURLMoption option, void *value)
{
  return curl_multi_setopt(multi, option, value);
}

/// The callback that is told which descriptors to watch.
static inline CURLMcode ccurl_multi_on_socket(CURLM *multi, curl_socket_callback callback)
{
  return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

/// The callback that is told when to be woken.
static inline CURLMcode ccurl_multi_on_timer(CURLM *multi, curl_multi_timer_callback callback)
{
  return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}

/// The result of a message that says that a transfer is over. It is in a union with a pointer, which Swift would read.
static inline CURLcode ccurl_result(const CURLMsg *message)
{
  return message->data.result;
}
