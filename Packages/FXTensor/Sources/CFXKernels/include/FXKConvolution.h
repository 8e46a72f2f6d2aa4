// SPDX-License-Identifier: Apache-2.0
//
// Convolutions by oneDNN, which is looked for when the program runs. Nothing here is called before
// fxk_onednn_load has returned NULL.

#ifndef FXKCONVOLUTION_H
#define FXKCONVOLUTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A convolution of float32 over two or three dimensions of space.
typedef struct {
    int space;
    bool channels_last;
    bool has_bias;
    int threads;
    int64_t batch, in_channels, out_channels, groups;
    int64_t in[3], out[3], kernel[3], stride[3], dilation[3], padding_begin[3], padding_end[3];
} fxk_convolution_spec;

typedef struct fxk_convolution fxk_convolution;

/// Bytes of what a convolution works on; 0 where the plain tensor serves.
typedef struct {
    size_t weights;
    size_t source;
    size_t result;
    size_t scratch;
    /// Equal for convolutions that want their weights in the same order.
    uint64_t weights_order;
} fxk_convolution_sizes;

/// Finds the library. Returns why it cannot be used, or NULL. Safe on any thread.
const char *fxk_onednn_load(void);

/// Returns NULL where the library has no such convolution.
fxk_convolution *fxk_convolution_create(const fxk_convolution_spec *);
void fxk_convolution_destroy(fxk_convolution *);
fxk_convolution_sizes fxk_convolution_get_sizes(const fxk_convolution *);

/// Brings row-major weights [o, i / groups, ...] into the convolution's order.
bool fxk_convolution_pack(const fxk_convolution *, const float *plain, void *packed);

/// Convolves. Buffers whose size is 0 may be null. Several threads may run one convolution.
bool fxk_convolution_run(
    const fxk_convolution *, const float *source, void *source_buffer, const void *weights,
    const float *bias, float *result, void *result_buffer, void *scratch);

#endif
