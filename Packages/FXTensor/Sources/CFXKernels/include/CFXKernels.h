// SPDX-License-Identifier: Apache-2.0
//
// Loops over floats, written once and compiled for several instruction sets; the table of the best
// one that the processor has is chosen at run time. No loop checks its arguments: callers do.

#ifndef CFXKERNELS_H
#define CFXKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "FXKConvolution.h"
#include "FXKThreads.h"

typedef ptrdiff_t fxk_index;

typedef enum {
    fxk_neg, fxk_abs, fxk_relu, fxk_exp, fxk_sqrt, fxk_rsqrt, fxk_reciprocal, fxk_square, fxk_tanh,
    fxk_sigmoid, fxk_silu, fxk_erf, fxk_gelu, fxk_gelu_tanh,
} fxk_unary;

typedef enum { fxk_add, fxk_sub, fxk_mul, fxk_div, fxk_max, fxk_min } fxk_binary;

typedef enum { fxk_sum, fxk_maximum, fxk_minimum } fxk_reduction;

/// A matrix in any order: the element at (row, column) stands at row * rows + column * columns.
typedef struct {
    const void *base;
    fxk_index rows;
    fxk_index columns;
} fxk_matrix;

/// A window that slides over one plane of an image.
typedef struct {
    fxk_index in_height, in_width, out_height, out_width;
    fxk_index kernel_height, kernel_width, stride_height, stride_width;
    fxk_index padding_height, padding_width, dilation_height, dilation_width;
    /// The divisor of averages; 0 where it is the number of elements.
    double divisor;
    /// Whether averages count the padding.
    bool counts_padding;
} fxk_window;

typedef struct {
    const char *name;
    /// Floats that `sgemm` and doubles that `dgemm` need as scratch for an inner extent.
    size_t gemm_scratch;

    // Elementwise, over `count` elements.
    void (*unary)(fxk_unary, fxk_index count, const float *x, float *out);
    void (*binary)(fxk_binary, fxk_index count, const float *x, const float *y, float *out);
    void (*binary_number)(fxk_binary, fxk_index count, const float *x, float y, float *out);
    void (*number_binary)(fxk_binary, fxk_index count, float x, const float *y, float *out);
    void (*clamp)(fxk_index count, const float *x, float low, float high, float *out);
    /// x * scale + shift
    void (*affine)(fxk_index count, const float *x, float scale, float shift, float *out);
    /// x * scale + shift with a scale and a shift for each element of a row.
    void (*affine_rows)(
        fxk_index rows, fxk_index length, const float *x, const float *scale, const float *shift,
        float *out);

    // Rows of `length` elements, one after the other.
    void (*softmax)(fxk_index rows, fxk_index length, const float *x, float *out, bool logarithm);
    /// Along the middle of [outer, length, inner], for `count` of the inner ones.
    void (*softmax_columns)(
        fxk_index length, fxk_index step, fxk_index count, const float *x, float *out,
        float *scratch, bool logarithm);
    void (*layer_norm)(
        fxk_index rows, fxk_index length, const float *x, const float *weight, const float *bias,
        double epsilon, float *out, float *mean, float *rstd);
    void (*reduce_rows)(
        fxk_reduction, fxk_index rows, fxk_index length, const float *x, float scale, float *out);
    /// Over the rows of a matrix whose rows are `step` apart, for `count` columns.
    void (*reduce_columns)(
        fxk_reduction, fxk_index rows, fxk_index step, fxk_index count, const float *x, float scale,
        float *out);

    // Copies.
    /// out[i, j] = x[j, i] for elements of 4 bytes.
    void (*transpose)(
        fxk_index rows, fxk_index columns, const uint32_t *x, fxk_index x_step, uint32_t *out,
        fxk_index out_step);

    // Matrix products: out (rows of out_step elements) = or += alpha * a * b.
    void (*sgemm)(
        fxk_index rows, fxk_index columns, fxk_index inner, float alpha, fxk_matrix a, fxk_matrix b,
        float *out, fxk_index out_step, bool adds, float *scratch);
    void (*dgemm)(
        fxk_index rows, fxk_index columns, fxk_index inner, double alpha, fxk_matrix a,
        fxk_matrix b, double *out, fxk_index out_step, bool adds, double *scratch);
    /// The same for few rows of a, and a b given by its columns, where both lie in rows.
    void (*sgemm_dots)(
        fxk_index rows, fxk_index columns, fxk_index inner, float alpha, const float *a,
        fxk_index a_step, const float *b, fxk_index b_step, float *out, fxk_index out_step,
        bool adds);
    /// out[i] = or += alpha * sum over j of a[i * step + j] * x[j]
    void (*sgemv_rows)(
        fxk_index rows, fxk_index inner, float alpha, const float *a, fxk_index step,
        const float *x, float *out, bool adds);
    /// out[j] = or += alpha * sum over i of a[i * step + j] * x[i]
    void (*sgemv_columns)(
        fxk_index inner, fxk_index columns, float alpha, const float *a, fxk_index step,
        const float *x, float *out, bool adds);

    // Windows over one plane. The scratch memory has room for `window_scratch` floats.
    size_t (*window_scratch)(const fxk_window *);
    void (*max_pool)(const fxk_window *, const float *x, float *out, float *scratch);
    /// The same with the positions of the maxima in the plane.
    void (*max_pool_positions)(
        const fxk_window *, const float *x, float *out, int64_t *positions);
    void (*average_pool)(const fxk_window *, const float *x, float *out, float *scratch);
    /// A filter of its own for each plane.
    void (*depthwise)(
        const fxk_window *, const float *x, const float *filter, float bias, float *out,
        float *scratch);
} fxk_table;

/// The loops for this processor.
const fxk_table *fxk_kernels(void);

#endif
