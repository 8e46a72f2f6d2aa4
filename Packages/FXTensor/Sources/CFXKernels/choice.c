// SPDX-License-Identifier: Apache-2.0

#include <stdlib.h>
#include <string.h>

#include "tables.h"

/// FXK_ISA names a lesser instruction set, so that tests can run all loops on one machine.
static const fxk_table *choose_table(void) {
    const char *wish = getenv("FXK_ISA");
    (void)wish;
#if defined(__x86_64__)
    if (wish && strcmp(wish, "portable") == 0) return &fxk_portable;
    __builtin_cpu_init();
    bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    bool has_avx512 = has_avx2 && __builtin_cpu_supports("avx512f")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl");
    if (has_avx512 && !(wish && strcmp(wish, "avx2") == 0)) return &fxk_avx512;
    if (has_avx2) return &fxk_avx2;
#endif
    return &fxk_portable;
}

const fxk_table *fxk_kernels(void) {
    // Two threads that come first at once find the same.
    static const fxk_table *_Atomic chosen;
    const fxk_table *table = chosen;
    if (!table) chosen = table = choose_table();
    return table;
}
