// SPDX-License-Identifier: Apache-2.0
//
// Products of a matrix and a vector: bound by memory, so that each element is read once, in order.

INLINE float dot(fxk_index count, const float *a, const float *x) {
    vf s0 = all(0), s1 = s0, s2 = s0, s3 = s0;
    fxk_index k = 0;
    for (; k + 4 * LANES <= count; k += 4 * LANES) {
        s0 = load(a + k) * load(x + k) + s0;
        s1 = load(a + k + LANES) * load(x + k + LANES) + s1;
        s2 = load(a + k + 2 * LANES) * load(x + k + 2 * LANES) + s2;
        s3 = load(a + k + 3 * LANES) * load(x + k + 3 * LANES) + s3;
    }
    for (; k + LANES <= count; k += LANES) s0 = load(a + k) * load(x + k) + s0;
    if (k < count) s1 = load_some(a + k, count - k, 0) * load_some(x + k, count - k, 0) + s1;
    return sum_lanes((s0 + s1) + (s2 + s3));
}

/// out[i, j] = or += alpha * dot of row i of a and row j of b, for up to four rows of a.
INLINE void dot_tile(
    const int rows, const int columns, fxk_index inner, float alpha, const float *a,
    fxk_index a_step, const float *b, fxk_index b_step, float *out, fxk_index out_step, bool adds
) {
    vf sums[4][4];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++)
#pragma clang loop unroll(full)
        for (int j = 0; j < columns; j++) sums[i][j] = all(0);
    fxk_index k = 0;
    for (; k + LANES <= inner; k += LANES) {
        vf x[4];
#pragma clang loop unroll(full)
        for (int i = 0; i < rows; i++) x[i] = load(a + i * a_step + k);
#pragma clang loop unroll(full)
        for (int j = 0; j < columns; j++) {
            vf y = load(b + j * b_step + k);
#pragma clang loop unroll(full)
            for (int i = 0; i < rows; i++) sums[i][j] = x[i] * y + sums[i][j];
        }
    }
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            float sum = sum_lanes(sums[i][j]);
            for (fxk_index rest = k; rest < inner; rest++)
                sum += a[i * a_step + rest] * b[j * b_step + rest];
            float *to = out + i * out_step + j;
            *to = adds ? *to + alpha * sum : alpha * sum;
        }
}

/// Few rows of a times the rows of b, both of which lie together: b is read once.
static void sgemm_dots(
    fxk_index rows, fxk_index columns, fxk_index inner, float alpha, const float *a,
    fxk_index a_step, const float *b, fxk_index b_step, float *out, fxk_index out_step, bool adds
) {
    for (fxk_index j = 0; j < columns; j += 4) {
        for (fxk_index i = 0; i < rows; i += 4) {
            const float *x = a + i * a_step, *y = b + j * b_step;
            float *to = out + i * out_step + j;
#define DOTS(r, c) dot_tile(r, c, inner, alpha, x, a_step, y, b_step, to, out_step, adds)
#define DOTS_OF(r)                                                               \
    switch (columns - j) {                                                       \
    case 1: DOTS(r, 1); break;                                                   \
    case 2: DOTS(r, 2); break;                                                   \
    case 3: DOTS(r, 3); break;                                                   \
    default: DOTS(r, 4); break;                                                  \
    }
            switch (rows - i) {
            case 1: DOTS_OF(1); break;
            case 2: DOTS_OF(2); break;
            case 3: DOTS_OF(3); break;
            default: DOTS_OF(4); break;
            }
#undef DOTS_OF
#undef DOTS
        }
    }
}

static void sgemv_rows(
    fxk_index rows, fxk_index inner, float alpha, const float *a, fxk_index step, const float *x,
    float *out, bool adds
) {
    // Four rows at a time are four streams from memory.
    fxk_index row = 0;
    for (; row + 4 <= rows; row += 4)
        dot_tile(1, 4, inner, alpha, x, 0, a + row * step, step, out + row, 0, adds);
    for (; row < rows; row++) {
        float value = alpha * dot(inner, a + row * step, x);
        out[row] = adds ? out[row] + value : value;
    }
}

static void sgemv_columns(
    fxk_index inner, fxk_index columns, float alpha, const float *a, fxk_index step,
    const float *x, float *out, bool adds
) {
    if (!adds) memset(out, 0, (size_t)columns * sizeof(float));
    fxk_index k = 0;
    for (; k + 4 <= inner; k += 4) {
        const float *p = a + k * step, *q = p + step, *r = q + step, *s = r + step;
        float f0 = alpha * x[k], f1 = alpha * x[k + 1];
        float f2 = alpha * x[k + 2], f3 = alpha * x[k + 3];
        fxk_index i = 0;
        for (; i + LANES <= columns; i += LANES) {
            vf sum = load(p + i) * f0 + load(out + i);
            vf other = load(q + i) * f1;
            sum = load(r + i) * f2 + sum;
            other = load(s + i) * f3 + other;
            store(out + i, sum + other);
        }
        for (; i < columns; i++) out[i] += (p[i] * f0 + q[i] * f1) + (r[i] * f2 + s[i] * f3);
    }
    for (; k < inner; k++) {
        const float *p = a + k * step;
        float factor = alpha * x[k];
        fxk_index i = 0;
        for (; i + LANES <= columns; i += LANES)
            store(out + i, load(p + i) * factor + load(out + i));
        for (; i < columns; i++) out[i] += p[i] * factor;
    }
}
