// SPDX-License-Identifier: Apache-2.0
//
// Transposed copies of elements of four bytes: blocks of 8 x 8 in registers, in squares that the
// first cache holds.

typedef uint32_t v8 __attribute__((vector_size(32)));
typedef uint32_t v8_any __attribute__((vector_size(32), aligned(4), may_alias));

INLINE void transpose_8(
    const uint32_t *x, fxk_index x_step, uint32_t *out, fxk_index out_step
) {
    v8 r[8], s[8];
#pragma clang loop unroll(full)
    for (int i = 0; i < 8; i++) r[i] = *(const v8_any *)(x + i * x_step);
#pragma clang loop unroll(full)
    for (int i = 0; i < 8; i += 2) {
        s[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        s[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < 8; i += 4)
#pragma clang loop unroll(full)
        for (int j = i; j < i + 2; j++) {
            r[j] = __builtin_shufflevector(s[j], s[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            r[j + 2] = __builtin_shufflevector(s[j], s[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
#pragma clang loop unroll(full)
    for (int j = 0; j < 4; j++) {
        s[j] = __builtin_shufflevector(r[j], r[j + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        s[j + 4] = __builtin_shufflevector(r[j], r[j + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < 8; i++) *(v8_any *)(out + i * out_step) = s[i];
}

static void transpose(
    fxk_index rows, fxk_index columns, const uint32_t *x, fxk_index x_step, uint32_t *out,
    fxk_index out_step
) {
    enum { square = 64 };
    for (fxk_index i0 = 0; i0 < rows; i0 += square)
        for (fxk_index j0 = 0; j0 < columns; j0 += square) {
            fxk_index i1 = i0 + square < rows ? i0 + square : rows;
            fxk_index j1 = j0 + square < columns ? j0 + square : columns;
            fxk_index i = i0;
            for (; i + 8 <= i1; i += 8) {
                fxk_index j = j0;
                for (; j + 8 <= j1; j += 8)
                    transpose_8(x + j * x_step + i, x_step, out + i * out_step + j, out_step);
                for (; j < j1; j++)
                    for (int t = 0; t < 8; t++)
                        out[(i + t) * out_step + j] = x[j * x_step + i + t];
            }
            for (; i < i1; i++)
                for (fxk_index j = j0; j < j1; j++)
                    out[i * out_step + j] = x[j * x_step + i];
        }
}
