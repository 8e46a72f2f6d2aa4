// SPDX-License-Identifier: Apache-2.0

#include "tables.h"

#if defined(__x86_64__)

#define FXK_BYTES 64
#define FXK_NAME "avx512"
#define FXK_TABLE fxk_avx512
#define TILE_ROWS 14
#define TILE_VECTORS 2

// Headers of the system come before the region: their functions have no part in it.
#include <math.h>
#include <string.h>
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#include "all_loops.h"
#pragma clang attribute pop

#endif
