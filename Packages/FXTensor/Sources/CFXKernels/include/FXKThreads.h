// SPDX-License-Identifier: Apache-2.0
//
// A few threads that wait for parts of a loop. Whoever asks does parts too, and all of them where
// no thread is awake in time: a busy machine slows a loop down, and never stops it.

#ifndef FXKTHREADS_H
#define FXKTHREADS_H

#include <stdbool.h>
#include <stddef.h>

typedef void (*fxk_part)(const void *context, ptrdiff_t part);

/// Calls `body` with 0 ..< parts, on this thread and at most `threads - 1` others, and returns when
/// all calls are over. False, with nothing called, where another loop has the threads.
bool fxk_share(ptrdiff_t parts, int threads, const void *context, fxk_part body);

#endif
