#include <stddef.h>
#include <stdint.h>

/// libFuzzer's loop; `Scripts/fuzz` links it from the compiler's runtime.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
