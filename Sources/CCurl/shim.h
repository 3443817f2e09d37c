/* libcurl's setters take arguments of any type, which Swift cannot call; each type that we set has a wrapper here. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

static inline CURLcode set_text(CURL *handle, CURLoption option, const char *value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode set_number(CURL *handle, CURLoption option, long value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode set_list(CURL *handle, CURLoption option, struct curl_slist *value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode set_mime(CURL *handle, curl_mime *value) { return curl_easy_setopt(handle, CURLOPT_MIMEPOST, value); }
/* Notes whether the server has heard of the recipient: whatever it refuses before that, it refuses us. */
static inline int note_recipient(CURL *handle, curl_infotype type, char *data, size_t size, void *named) {
    (void)handle;
    if (type == CURLINFO_HEADER_OUT && size >= 8 && __builtin_memcmp(data, "RCPT TO:", 8) == 0) *(int *)named = 1;
    return 0;
}
/* What is said to the server goes to that function instead of to standard error. */
static inline void watch_recipient(CURL *handle, int *named) {
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, note_recipient);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, named);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
}
static inline long response_code(CURL *handle) {
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}
