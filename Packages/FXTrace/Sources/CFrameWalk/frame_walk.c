// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "frame_walk.h"

#include <dlfcn.h>
#include <pthread.h>

uintptr_t fx_stack_end(void) {
#if defined(__APPLE__)
    return (uintptr_t)pthread_get_stackaddr_np(pthread_self());
#elif defined(__linux__)
    pthread_attr_t attributes;
    void *start = 0;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
    int failed = pthread_attr_getstack(&attributes, &start, &size);
    pthread_attr_destroy(&attributes);
    return failed ? 0 : (uintptr_t)start + size;
#else
    return 0;
#endif
}

__attribute__((noinline, no_sanitize("address", "thread")))
int fx_walk_frames(uintptr_t *addresses, int capacity, uintptr_t stack_end) {
    // A frame is the caller's frame and the return address; frames of callers lie higher.
    uintptr_t *frame = (uintptr_t *)__builtin_frame_address(0);
    int count = 0;
    while (count < capacity && (uintptr_t)frame + 2 * sizeof(uintptr_t) <= stack_end) {
        uintptr_t *next = (uintptr_t *)frame[0];
        if (frame[1] == 0) break;
        addresses[count++] = frame[1];
        if (next <= frame || ((uintptr_t)next & (sizeof(uintptr_t) - 1)) != 0) break;
        frame = next;
    }
    return count;
}

const char *fx_image_of_address(uintptr_t address, uintptr_t *base) {
    Dl_info info;
    if (dladdr((const void *)address, &info) == 0 || !info.dli_fname) return 0;
    *base = (uintptr_t)info.dli_fbase;
    return info.dli_fname;
}
