// SPDX-License-Identifier: Apache-2.0
//
// All loops for one instruction set, and the table of them. The file that includes this has
// defined FXK_BYTES, TILE_ROWS, TILE_VECTORS and FXK_NAME.

#include "simd.h"

#include "functions.h"

#include "elementwise.h"

#include "rows.h"

#include "copies.h"

#include "gemv.h"

#include "windows.h"

// Of both operands, so many elements of the inner extent are packed at a time.
#define FXK_INNER_BLOCK 256

#define ELEMENT float
#define VECTOR vf
#define NAME(x) s##x
#define LOAD load
#define STORE store
#define ALL all
#include "gemm.h"
#undef ELEMENT
#undef VECTOR
#undef NAME
#undef LOAD
#undef STORE
#undef ALL

#define ELEMENT double
#define VECTOR vd
#define NAME(x) d##x
#define LOAD load_d
#define STORE store_d
#define ALL all_d
#include "gemm.h"

const fxk_table FXK_TABLE = {
    .name = FXK_NAME,
    .gemm_scratch = sscratch_count,
    .unary = unary,
    .binary = binary,
    .binary_number = binary_number,
    .number_binary = number_binary,
    .clamp = clamp,
    .affine = affine,
    .affine_rows = affine_rows,
    .softmax = softmax,
    .softmax_columns = softmax_columns,
    .layer_norm = layer_norm,
    .reduce_rows = reduce_rows,
    .reduce_columns = reduce_columns,
    .transpose = transpose,
    .sgemm = sgemm,
    .dgemm = dgemm,
    .sgemm_dots = sgemm_dots,
    .sgemv_rows = sgemv_rows,
    .sgemv_columns = sgemv_columns,
    .window_scratch = window_scratch,
    .max_pool = max_pool,
    .max_pool_positions = max_pool_positions,
    .average_pool = average_pool,
    .depthwise = depthwise,
};
