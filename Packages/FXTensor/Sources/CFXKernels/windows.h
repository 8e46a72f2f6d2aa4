// SPDX-License-Identifier: Apache-2.0
//
// Windows that slide over one plane. The plane is first copied with its padding around it, and its
// columns sorted by their rest modulo the stride: then neighbouring results read neighbouring
// elements, whatever the stride is, and no window leaves the copy.

/// The copy of a plane: `rows` rows, each of `stride_width` runs of `run` columns.
typedef struct {
    fxk_index rows, columns, run, step;
} padded_plane;

INLINE padded_plane padded(const fxk_window *w) {
    padded_plane p;
    p.rows = (w->out_height - 1) * w->stride_height
        + (w->kernel_height - 1) * w->dilation_height + 1;
    p.columns = (w->out_width - 1) * w->stride_width
        + (w->kernel_width - 1) * w->dilation_width + 1;
    // The last vector of a row may read beyond the last column.
    p.run = (p.columns + w->stride_width - 1) / w->stride_width + LANES;
    p.step = p.run * w->stride_width;
    return p;
}

static size_t window_scratch(const fxk_window *w) {
    padded_plane p = padded(w);
    return (size_t)(p.rows * p.step) + (size_t)w->out_width + LANES;
}

static void pad_plane(const fxk_window *w, padded_plane p, const float *x, float fill, float *to) {
    const fxk_index stride = w->stride_width;
    for (fxk_index row = 0; row < p.rows; row++, to += p.step) {
        fxk_index y = row - w->padding_height;
        const float *line = x + y * w->in_width - w->padding_width;
        bool within = y >= 0 && y < w->in_height;
        fxk_index first = within ? w->padding_width : p.columns;
        fxk_index last = within ? w->in_width + w->padding_width : p.columns;
        if (last > p.columns) last = p.columns;
        if (first > last) first = last;
        if (stride == 1) {
            fxk_index c = 0;
            for (; c < first; c++) to[c] = fill;
            for (; c + LANES <= last; c += LANES) store(to + c, load(line + c));
            // The rest of the vector is in the row still: it is longer than its columns by one.
            if (c < last) {
                store(to + c, load_some(line + c, last - c, fill));
                c += LANES;
            }
            for (; c < p.step; c++) to[c] = fill;
            continue;
        }
        for (fxk_index i = 0; i < p.step; i++) to[i] = fill;
        fxk_index c = first;
        if (stride == 2) {
            if (c < last && (c & 1)) to[p.run + c / 2] = line[c], c++;
            for (; c + 2 * LANES <= last; c += 2 * LANES) {
                vf even, odd;
                part_pairs(load(line + c), load(line + c + LANES), &even, &odd);
                store(to + c / 2, even);
                store(to + p.run + c / 2, odd);
            }
        }
        for (; c < last; c++) to[c % stride * p.run + c / stride] = line[c];
    }
}

/// Where the copy has what a tap of the kernel meets for the first column of a row.
INLINE const float *tap_at(
    const fxk_window *w, padded_plane p, const float *plane, fxk_index row, fxk_index r, fxk_index c
) {
    fxk_index column = c * w->dilation_width;
    return plane + (row * w->stride_height + r * w->dilation_height) * p.step
        + column % w->stride_width * p.run + column / w->stride_width;
}

/// Does something for each vector of results of a row; `i` is its column.
#define EACH_RESULT(start, step_with_tap, finish)                                         \
    for (fxk_index i = 0; i < w->out_width; i += LANES) {                                 \
        vf v = start;                                                                     \
        for (fxk_index r = 0; r < w->kernel_height; r++)                                  \
            for (fxk_index c = 0; c < w->kernel_width; c++) {                             \
                vf t = load(tap_at(w, p, plane, row, r, c) + i);                          \
                step_with_tap;                                                            \
            }                                                                             \
        finish;                                                                           \
        if (i + LANES <= w->out_width) store(out + row * w->out_width + i, v);            \
        else store_some(out + row * w->out_width + i, v, w->out_width - i);               \
    }

static void max_pool(const fxk_window *w, const float *x, float *out, float *plane) {
    padded_plane p = padded(w);
    pad_plane(w, p, x, -INFINITY, plane);
    for (fxk_index row = 0; row < w->out_height; row++)
        EACH_RESULT(all(-INFINITY), v = larger(t, v), )
}

/// The range of taps that lie within the plane, for a window that starts at a position.
INLINE void taps_within(
    fxk_index start, fxk_index taps, fxk_index dilation, fxk_index extent, fxk_index *first,
    fxk_index *last
) {
    *first = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
    fxk_index beyond = start >= extent ? 0 : (extent - start + dilation - 1) / dilation;
    *last = beyond < taps ? beyond : taps;
    if (*first > *last) *first = *last;
}

/// Maxima with their positions in the plane, of which the last NaN's or the first maximum's counts.
static void max_pool_positions(
    const fxk_window *w, const float *x, float *out, int64_t *positions
) {
    for (fxk_index row = 0; row < w->out_height; row++) {
        fxk_index y = row * w->stride_height - w->padding_height, r0, r1;
        taps_within(y, w->kernel_height, w->dilation_height, w->in_height, &r0, &r1);
        for (fxk_index column = 0; column < w->out_width; column++) {
            fxk_index z = column * w->stride_width - w->padding_width, c0, c1;
            taps_within(z, w->kernel_width, w->dilation_width, w->in_width, &c0, &c1);
            float best = -INFINITY;
            fxk_index place =
                (y + r0 * w->dilation_height) * w->in_width + z + c0 * w->dilation_width;
            for (fxk_index r = r0; r < r1; r++) {
                fxk_index at =
                    (y + r * w->dilation_height) * w->in_width + z + c0 * w->dilation_width;
                for (fxk_index c = c0; c < c1; c++, at += w->dilation_width)
                    if (x[at] > best || x[at] != x[at]) {
                        best = x[at];
                        place = at;
                    }
            }
            *out++ = best;
            *positions++ = place;
        }
    }
}

/// How many elements of a dimension a window has that starts at a position.
INLINE fxk_index counted(
    const fxk_window *w, fxk_index start, fxk_index size, fxk_index extent, fxk_index padding
) {
    fxk_index first = start, last = start + size;
    if (last > extent + padding) last = extent + padding;
    if (!w->counts_padding) {
        if (first < 0) first = 0;
        if (last > extent) last = extent;
    }
    return last - first;
}

static void average_pool(const fxk_window *w, const float *x, float *out, float *plane) {
    padded_plane p = padded(w);
    pad_plane(w, p, x, 0, plane);
    float *widths = plane + p.rows * p.step;
    for (fxk_index i = 0; i < w->out_width + LANES; i++)
        widths[i] = (float)counted(
            w, i * w->stride_width - w->padding_width, w->kernel_width, w->in_width,
            w->padding_width);
    for (fxk_index row = 0; row < w->out_height; row++) {
        float height = (float)counted(
            w, row * w->stride_height - w->padding_height, w->kernel_height, w->in_height,
            w->padding_height);
        vf divisor = all((float)w->divisor);
        EACH_RESULT(
            all(0), v += t, v /= w->divisor != 0 ? divisor : load(widths + i) * height)
    }
}

INLINE void depthwise_row(
    const fxk_window *w, padded_plane p, const float *plane, const float *filter, float bias,
    fxk_index row, float *out, const int size
) {
    const float *taps[25];
    if (size > 0) {
        for (int t = 0; t < size * size; t++)
            taps[t] = tap_at(w, p, plane, row, t / size, t % size);
        for (fxk_index i = 0; i < w->out_width; i += LANES) {
            vf v = all(bias), other = all(0);
#pragma clang loop unroll(full)
            for (int t = 0; t < size * size; t++) {
                if (t & 1) other = load(taps[t] + i) * filter[t] + other;
                else v = load(taps[t] + i) * filter[t] + v;
            }
            v += other;
            if (i + LANES <= w->out_width) store(out + row * w->out_width + i, v);
            else store_some(out + row * w->out_width + i, v, w->out_width - i);
        }
    } else {
        EACH_RESULT(all(bias), v = t * filter[r * w->kernel_width + c] + v, )
    }
}

static void depthwise(
    const fxk_window *w, const float *x, const float *filter, float bias, float *out, float *plane
) {
    padded_plane p = padded(w);
    pad_plane(w, p, x, 0, plane);
    bool square = w->kernel_height == w->kernel_width;
    for (fxk_index row = 0; row < w->out_height; row++) {
        if (square && w->kernel_width == 3)
            depthwise_row(w, p, plane, filter, bias, row, out, 3);
        else if (square && w->kernel_width == 5)
            depthwise_row(w, p, plane, filter, bias, row, out, 5);
        else depthwise_row(w, p, plane, filter, bias, row, out, 0);
    }
}
