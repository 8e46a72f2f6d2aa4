// SPDX-License-Identifier: Apache-2.0
//
// Vectors as wide as the instruction set that includes this has them. The file that includes it
// has defined FXK_BYTES and opened the target's attribute region.

#include <math.h>
#include <string.h>

#include "CFXKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))
#define LANES (FXK_BYTES / 4)

typedef float vf __attribute__((vector_size(FXK_BYTES)));
typedef int32_t vi __attribute__((vector_size(FXK_BYTES)));
typedef double vd __attribute__((vector_size(FXK_BYTES)));
// In memory a vector starts at any element.
typedef float vf_any __attribute__((vector_size(FXK_BYTES), aligned(4), may_alias));
typedef double vd_any __attribute__((vector_size(FXK_BYTES), aligned(8), may_alias));

INLINE vf load(const float *p) { return *(const vf_any *)p; }
INLINE void store(float *p, vf x) { *(vf_any *)p = x; }
INLINE vf all(float x) { return x - (vf){0}; }
INLINE vd load_d(const double *p) { return *(const vd_any *)p; }
INLINE void store_d(double *p, vd x) { *(vd_any *)p = x; }
INLINE vd all_d(double x) { return x - (vd){0}; }

INLINE vf choose(vi condition, vf yes, vf no) {
    return (vf)((condition & (vi)yes) | (~condition & (vi)no));
}

/// The first `count` elements; the other lanes hold `rest`.
INLINE vf load_some(const float *p, fxk_index count, float rest) {
#if FXK_BYTES == 64
    return (vf)_mm512_mask_loadu_ps((__m512)all(rest), (__mmask16)((1u << count) - 1), p);
#else
    float lanes[LANES];
    for (int i = 0; i < LANES; i++) lanes[i] = rest;
    for (fxk_index i = 0; i < count; i++) lanes[i] = p[i];
    return load(lanes);
#endif
}

INLINE void store_some(float *p, vf x, fxk_index count) {
#if FXK_BYTES == 64
    _mm512_mask_storeu_ps(p, (__mmask16)((1u << count) - 1), (__m512)x);
#else
    for (fxk_index i = 0; i < count; i++) p[i] = x[i];
#endif
}

/// The elements of two neighbouring vectors at even places, and those at odd ones.
INLINE void part_pairs(vf a, vf b, vf *even, vf *odd) {
#if FXK_BYTES == 64
    *even = __builtin_shufflevector(
        a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    *odd = __builtin_shufflevector(
        a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
#elif FXK_BYTES == 32
    *even = __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
    *odd = __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
#else
    *even = __builtin_shufflevector(a, b, 0, 2, 4, 6);
    *odd = __builtin_shufflevector(a, b, 1, 3, 5, 7);
#endif
}

/// NaN of either operand wins, as in PyTorch.
INLINE vf larger(vf a, vf b) { return choose((a > b) | (a != a), a, b); }
INLINE vf smaller(vf a, vf b) { return choose((a < b) | (a != a), a, b); }

INLINE float sum_lanes(vf x) {
#if FXK_BYTES == 64
    return _mm512_reduce_add_ps((__m512)x);
#else
    float lanes[LANES];
    memcpy(lanes, &x, sizeof lanes);
    for (int half = LANES / 2; half > 0; half /= 2)
        for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
    return lanes[0];
#endif
}

/// The largest lane, where none is NaN.
INLINE float max_lanes(vf x) {
#if FXK_BYTES == 64
    return _mm512_reduce_max_ps((__m512)x);
#else
    float lanes[LANES];
    memcpy(lanes, &x, sizeof lanes);
    for (int half = LANES / 2; half > 0; half /= 2)
        for (int i = 0; i < half; i++)
            lanes[i] = lanes[i] > lanes[i + half] ? lanes[i] : lanes[i + half];
    return lanes[0];
#endif
}

INLINE bool any_lane(vi condition) {
#if FXK_BYTES == 64
    return _mm512_test_epi32_mask((__m512i)condition, (__m512i)condition) != 0;
#else
    int32_t lanes[LANES], any = 0;
    memcpy(lanes, &condition, sizeof lanes);
    for (int i = 0; i < LANES; i++) any |= lanes[i];
    return any != 0;
#endif
}

INLINE vf absolute(vf x) { return (vf)((vi)x & 0x7fffffff); }
INLINE vf with_sign_of(vf x, vf sign) {
    return (vf)((vi)x | ((vi)sign & (int32_t)0x80000000));
}
