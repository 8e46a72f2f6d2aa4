// SPDX-License-Identifier: Apache-2.0

#ifndef FRAME_WALK_H
#define FRAME_WALK_H

#include <stdint.h>

/// The highest address of the calling thread's stack; 0 where it cannot be told.
uintptr_t fx_stack_end(void);

/// Writes the return addresses of the calling frames, innermost first, and returns their count.
///
/// Frames above `stack_end` are never read.
int fx_walk_frames(uintptr_t *addresses, int capacity, uintptr_t stack_end);

/// Finds the file that an address of code was loaded from, and where the file lies in memory.
///
/// Returns the path; null where there is none.
const char *fx_image_of_address(uintptr_t address, uintptr_t *base);

#endif
