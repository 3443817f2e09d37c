#include <sys/syscall.h>
#include <unistd.h>

/* Exchanges two names of one file system in one step; 0, or -1 with errno set. The C library's own wrapper is hidden behind a feature macro
   that the importing module does not set. */
static inline int exchange_names(const char *a, const char *b) {
    const int at_working_directory = -100;
    const unsigned int rename_exchange = 2;
    return (int)syscall(SYS_renameat2, at_working_directory, a, at_working_directory, b, rename_exchange);
}
