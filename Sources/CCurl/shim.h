/* libcurl's setters take arguments of any type, which Swift cannot call; each type that we set has a wrapper here. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

static inline CURLcode set_text(CURL *handle, CURLoption option, const char *value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode set_number(CURL *handle, CURLoption option, long value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode set_list(CURL *handle, CURLoption option, struct curl_slist *value) { return curl_easy_setopt(handle, option, value); }
static inline CURLcode set_mime(CURL *handle, curl_mime *value) { return curl_easy_setopt(handle, CURLOPT_MIMEPOST, value); }
static inline long response_code(CURL *handle) {
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}
