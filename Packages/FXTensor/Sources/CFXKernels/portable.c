// SPDX-License-Identifier: Apache-2.0
//
// The loops for what every processor of the target has: SSE2, or NEON.

#include "tables.h"

#define FXK_BYTES 16
#define FXK_NAME "portable"
#define FXK_TABLE fxk_portable
#if defined(__aarch64__)
#define TILE_ROWS 8
#define TILE_VECTORS 3
#else
#define TILE_ROWS 6
#define TILE_VECTORS 2
#endif

#include "all_loops.h"
