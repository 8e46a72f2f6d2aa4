// SPDX-License-Identifier: Apache-2.0

#include "FXKThreads.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

enum {
    most_workers = 255,
    /// How often a worker looks for the next loop before it sleeps: some 20 to 50 microseconds, the
    /// time that waking it would take. Operators of a model follow each other faster than that.
    looks_before_sleep = 1000,
};

/// The one loop that is shared at present. `gate` is held by who shares it.
static struct {
    pthread_mutex_t gate;
    pthread_mutex_t bed;
    pthread_cond_t wake;
    int workers;

    /// Counts the loops; a worker that sees a new number looks for parts.
    atomic_ulong latest;
    /// The number of the loop whose parts may be taken; 0 for none.
    atomic_ulong open;
    /// Workers that may be reading what is below.
    atomic_int inside;
    atomic_int sleepers;
    atomic_ptrdiff_t next;
    atomic_int places;
    ptrdiff_t parts;
    const void *context;
    fxk_part body;
} pool = {
    .gate = PTHREAD_MUTEX_INITIALIZER,
    .bed = PTHREAD_MUTEX_INITIALIZER,
    .wake = PTHREAD_COND_INITIALIZER,
};

static pthread_once_t once = PTHREAD_ONCE_INIT;

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static void take_parts(void) {
    for (;;) {
        ptrdiff_t part = atomic_fetch_add_explicit(&pool.next, 1, memory_order_relaxed);
        if (part >= pool.parts) return;
        pool.body(pool.context, part);
    }
}

static unsigned long wait_for_another(unsigned long seen) {
    for (int looks = 0; looks < looks_before_sleep; looks++) {
        unsigned long latest = atomic_load(&pool.latest);
        if (latest != seen) return latest;
        relax();
    }
    pthread_mutex_lock(&pool.bed);
    atomic_fetch_add(&pool.sleepers, 1);
    while (atomic_load(&pool.latest) == seen) pthread_cond_wait(&pool.wake, &pool.bed);
    atomic_fetch_sub(&pool.sleepers, 1);
    pthread_mutex_unlock(&pool.bed);
    return atomic_load(&pool.latest);
}

static void *work(void *start) {
    unsigned long seen = (unsigned long)start;
    for (;;) {
        seen = wait_for_another(seen);
        // First inside, then the look: who closes the loop looks the other way round.
        atomic_fetch_add(&pool.inside, 1);
        if (atomic_load(&pool.open) == seen && atomic_fetch_sub(&pool.places, 1) > 0) take_parts();
        atomic_fetch_sub(&pool.inside, 1);
    }
    return NULL;
}

/// A forked child has none of the threads, and may have locks that they held.
static void forget_threads(void) {
    pool.gate = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    pool.bed = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    pool.wake = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
    pool.workers = 0;
    atomic_store(&pool.open, 0);
    atomic_store(&pool.inside, 0);
    atomic_store(&pool.sleepers, 0);
}

static void prepare(void) { pthread_atfork(NULL, NULL, forget_threads); }

/// Starts threads until there are so many, or the system gives no more.
static void start_workers(int count) {
    if (pool.workers >= count) return;
    // Signals are for the threads of the program.
    sigset_t all, former;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &former);
    while (pool.workers < count) {
        pthread_t thread;
        void *seen = (void *)atomic_load(&pool.latest);
        if (pthread_create(&thread, NULL, work, seen) != 0) break;
        pthread_detach(thread);
        pool.workers++;
    }
    pthread_sigmask(SIG_SETMASK, &former, NULL);
}

static void wake_sleepers(void) {
    if (atomic_load(&pool.sleepers) == 0) return;
    pthread_mutex_lock(&pool.bed);
    pthread_cond_broadcast(&pool.wake);
    pthread_mutex_unlock(&pool.bed);
}

/// Waits for the workers that still have a part; the loop is closed, so no other comes.
static void wait_for_workers(void) {
    for (int looks = 0; atomic_load(&pool.inside) != 0; looks++) {
        if (looks < looks_before_sleep) relax();
        else sched_yield();
    }
}

bool fxk_share(ptrdiff_t parts, int threads, const void *context, fxk_part body) {
    pthread_once(&once, prepare);
    if (pthread_mutex_trylock(&pool.gate) != 0) return false;
    int helpers = threads - 1 < most_workers ? threads - 1 : most_workers;
    start_workers(helpers);
    pool.parts = parts;
    pool.context = context;
    pool.body = body;
    atomic_store(&pool.next, 0);
    atomic_store(&pool.places, helpers);
    unsigned long number = atomic_load(&pool.latest) + 1;
    atomic_store(&pool.open, number);
    atomic_store(&pool.latest, number);
    wake_sleepers();
    take_parts();
    atomic_store(&pool.open, 0);
    wait_for_workers();
    pthread_mutex_unlock(&pool.gate);
    return true;
}
