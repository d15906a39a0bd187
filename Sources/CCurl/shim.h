// libcurl, loaded when it is needed, and what Swift cannot reach by itself: its variadic functions. Each wrapper says why it
// exists; none of them decides anything.

#include <curl/curl.h>
#include <dlfcn.h>

// MARK: - The library

// It is loaded by whoever records, and not by the linker: two dozen libraries come with it, and to load them takes longer than
// all else that a server does before it serves. So each function is looked up by its name when it is called.

/// Loads the library, by whichever of its names it is there; whether it is. What follows may only be called then.
static inline int ccurl_load(void)
{
  return dlopen("libcurl.so.4", RTLD_NOW | RTLD_GLOBAL) || dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_GLOBAL);
}

/// A function of the library. The first argument of `dlsym` is `RTLD_DEFAULT`, which not every set of headers shows.
#define CCURL_FUNCTION(name) ((__typeof__(&name))dlsym(0, #name))

// MARK: - Functions as they are

/// `curl_global_init`
static inline CURLcode ccurl_global_init(long flags) { return CCURL_FUNCTION(curl_global_init)(flags); }

/// `curl_easy_init`
static inline CURL *ccurl_easy_init(void) { return CCURL_FUNCTION(curl_easy_init)(); }

/// `curl_easy_cleanup`
static inline void ccurl_easy_cleanup(CURL *easy) { CCURL_FUNCTION(curl_easy_cleanup)(easy); }

/// `curl_easy_pause`
static inline CURLcode ccurl_easy_pause(CURL *easy, int what) { return CCURL_FUNCTION(curl_easy_pause)(easy, what); }

/// `curl_easy_strerror`
static inline const char *ccurl_easy_strerror(CURLcode code) { return CCURL_FUNCTION(curl_easy_strerror)(code); }

/// `curl_slist_append`
static inline struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *text)
{
  return CCURL_FUNCTION(curl_slist_append)(list, text);
}

/// `curl_slist_free_all`
static inline void ccurl_slist_free_all(struct curl_slist *list) { CCURL_FUNCTION(curl_slist_free_all)(list); }

/// `curl_multi_init`
static inline CURLM *ccurl_multi_init(void) { return CCURL_FUNCTION(curl_multi_init)(); }

/// `curl_multi_cleanup`
static inline CURLMcode ccurl_multi_cleanup(CURLM *multi) { return CCURL_FUNCTION(curl_multi_cleanup)(multi); }

/// `curl_multi_add_handle`
static inline CURLMcode ccurl_multi_add_handle(CURLM *multi, CURL *easy)
{
  return CCURL_FUNCTION(curl_multi_add_handle)(multi, easy);
}

/// `curl_multi_remove_handle`
static inline CURLMcode ccurl_multi_remove_handle(CURLM *multi, CURL *easy)
{
  return CCURL_FUNCTION(curl_multi_remove_handle)(multi, easy);
}

/// `curl_multi_socket_action`
static inline CURLMcode ccurl_multi_socket_action(CURLM *multi, curl_socket_t descriptor, int events, int *running)
{
  return CCURL_FUNCTION(curl_multi_socket_action)(multi, descriptor, events, running);
}

/// `curl_multi_info_read`
static inline CURLMsg *ccurl_multi_info_read(CURLM *multi, int *left)
{
  return CCURL_FUNCTION(curl_multi_info_read)(multi, left);
}

/// `curl_multi_strerror`
static inline const char *ccurl_multi_strerror(CURLMcode code) { return CCURL_FUNCTION(curl_multi_strerror)(code); }

// MARK: - Options of a transfer

// `curl_easy_setopt` is variadic, and what it reads depends on the option: so there is one for each kind of value.

/// An option whose value is a number or a flag.
static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, option, value);
}

/// An option whose value is a size that may be beyond 32 bits.
static inline CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, option, value);
}

/// An option whose value is text or other bytes. libcurl copies them, and of what is not text as many as its size says.
static inline CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const char *value)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, option, value);
}

/// An option whose value is a list, which is the caller's until the transfer is over.
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, option, value);
}

/// An option whose value is a pointer that a callback is given, or memory that is the caller's.
static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, option, value);
}

/// The callback for each line of the head.
static inline CURLcode ccurl_on_header(CURL *easy, curl_write_callback callback)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, CURLOPT_HEADERFUNCTION, callback);
}

/// The callback for each piece of the body.
static inline CURLcode ccurl_on_bytes(CURL *easy, curl_write_callback callback)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, CURLOPT_WRITEFUNCTION, callback);
}

/// The callback that is asked when there is a connection, before the request is sent on it.
static inline CURLcode ccurl_on_connection(CURL *easy, curl_prereq_callback callback)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, CURLOPT_PREREQFUNCTION, callback);
}

/// The callback that makes a socket.
static inline CURLcode ccurl_on_open(CURL *easy, curl_opensocket_callback callback)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// The callback that closes a socket.
static inline CURLcode ccurl_on_close(CURL *easy, curl_closesocket_callback callback)
{
  return CCURL_FUNCTION(curl_easy_setopt)(easy, CURLOPT_CLOSESOCKETFUNCTION, callback);
}

// MARK: - What a transfer tells

/// A number; 0 when there is none. `curl_easy_getinfo` is variadic.
static inline long ccurl_long(CURL *easy, CURLINFO info)
{
  long value = 0;
  return CCURL_FUNCTION(curl_easy_getinfo)(easy, info, &value) == CURLE_OK ? value : 0;
}

// MARK: - Options of all transfers

// `curl_multi_setopt` is variadic.

/// An option whose value is a pointer that a callback is given.
static inline CURLMcode ccurl_multi_set_pointer(CURLM *multi, CURLMoption option, void *value)
{
  return CCURL_FUNCTION(curl_multi_setopt)(multi, option, value);
}

/// The callback that is told which descriptors to watch.
static inline CURLMcode ccurl_multi_on_socket(CURLM *multi, curl_socket_callback callback)
{
  return CCURL_FUNCTION(curl_multi_setopt)(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

/// The callback that is told when to be woken.
static inline CURLMcode ccurl_multi_on_timer(CURLM *multi, curl_multi_timer_callback callback)
{
  return CCURL_FUNCTION(curl_multi_setopt)(multi, CURLMOPT_TIMERFUNCTION, callback);
}

/// The result of a message that says that a transfer is over. It is in a union with a pointer, which Swift would read.
static inline CURLcode ccurl_result(const CURLMsg *message)
{
  return message->data.result;
}
