// SPDX-License-Identifier: Apache-2.0
//
// Loops over rows: softmax, layer norm, reductions.

/// The largest element, or the smallest negated; NaN where one is.
INLINE float row_extreme(const float *x, fxk_index count, const bool smallest) {
    vf best[4];
    vi strange = {0};
    for (int j = 0; j < 4; j++) best[j] = all(-INFINITY);
    fxk_index i = 0;
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
#pragma clang loop unroll(full)
        for (int j = 0; j < 4; j++) {
            vf v = load(x + i + j * LANES);
            strange |= v != v;
            if (smallest) v = -v;
            best[j] = choose(v > best[j], v, best[j]);
        }
    }
    for (; i < count; i += LANES) {
        vf v = i + LANES <= count
            ? load(x + i)
            : load_some(x + i, count - i, smallest ? INFINITY : -INFINITY);
        strange |= v != v;
        if (smallest) v = -v;
        best[0] = choose(v > best[0], v, best[0]);
    }
    for (int j = 1; j < 4; j++) best[0] = choose(best[j] > best[0], best[j], best[0]);
    return any_lane(strange) ? NAN : max_lanes(best[0]);
}

INLINE float row_maximum(const float *x, fxk_index count) { return row_extreme(x, count, false); }
INLINE float row_minimum(const float *x, fxk_index count) { return -row_extreme(x, count, true); }

/// Eight vectors of sums side by side over a piece; pieces are added pairwise, so that rounding
/// errors grow with the logarithm of the count.
static float piece_sum(const float *x, fxk_index count) {
    if (count > 64 * LANES) {
        fxk_index half = count / 2 / LANES * LANES;
        return piece_sum(x, half) + piece_sum(x + half, count - half);
    }
    vf sums[8];
    for (int j = 0; j < 8; j++) sums[j] = all(0);
    fxk_index i = 0;
    for (; i + 8 * LANES <= count; i += 8 * LANES)
#pragma clang loop unroll(full)
        for (int j = 0; j < 8; j++) sums[j] += load(x + i + j * LANES);
    for (; i + LANES <= count; i += LANES) sums[0] += load(x + i);
    if (i < count) sums[1] += load_some(x + i, count - i, 0);
    for (int step = 4; step > 0; step /= 2)
        for (int j = 0; j < step; j++) sums[j] += sums[j + step];
    return sum_lanes(sums[0]);
}

/// out = (x - first) - second
INLINE void subtract_both(
    fxk_index count, const float *x, float first, float second, float *out
) {
    vf a = all(first), b = all(second);
    fxk_index i = 0;
    for (; i + LANES <= count; i += LANES) store(out + i, load(x + i) - a - b);
    for (; i < count; i++) out[i] = x[i] - first - second;
}

static void softmax(
    fxk_index rows, fxk_index length, const float *x, float *out, bool logarithm
) {
    for (fxk_index row = 0; row < rows; row++, x += length, out += length) {
        float top = row_maximum(x, length);
        vf sums = all(0), most = all(top);
        fxk_index i = 0;
        for (; i + LANES <= length; i += LANES) {
            vf e = exponential(load(x + i) - most);
            if (!logarithm) store(out + i, e);
            sums += e;
        }
        if (i < length) {
            vf e = exponential(load_some(x + i, length - i, -INFINITY) - most);
            if (!logarithm) store_some(out + i, e, length - i);
            sums += e;
        }
        float total = sum_lanes(sums);
        if (logarithm) subtract_both(length, x, top, logf(total), out);
        else binary_number(fxk_mul, length, out, 1.0f / total, out);
    }
}

static void softmax_columns(
    fxk_index length, fxk_index step, fxk_index count, const float *x, float *out, float *scratch,
    bool logarithm
) {
    float *top = scratch, *total = scratch + count;
    memcpy(top, x, (size_t)count * sizeof(float));
    for (fxk_index row = 1; row < length; row++)
        binary(fxk_max, count, top, x + row * step, top);
    for (fxk_index i = 0; i < count; i++) total[i] = 0;
    for (fxk_index row = 0; row < length; row++) {
        const float *from = x + row * step;
        float *to = out + row * step;
        fxk_index i = 0;
        for (; i + LANES <= count; i += LANES) {
            vf e = exponential(load(from + i) - load(top + i));
            if (!logarithm) store(to + i, e);
            store(total + i, load(total + i) + e);
        }
        if (i < count) {
            vf e = exponential(load_some(from + i, count - i, 0) - load_some(top + i, count - i, 0));
            if (!logarithm) store_some(to + i, e, count - i);
            store_some(total + i, load_some(total + i, count - i, 0) + e, count - i);
        }
    }
    for (fxk_index i = 0; i < count; i++)
        total[i] = logarithm ? logf(total[i]) : 1.0f / total[i];
    for (fxk_index row = 0; row < length; row++) {
        float *to = out + row * step;
        if (logarithm) {
            binary(fxk_sub, count, x + row * step, top, to);
            binary(fxk_sub, count, to, total, to);
        } else {
            binary(fxk_mul, count, to, total, to);
        }
    }
}

INLINE void normalize_row(
    fxk_index length, const float *x, float mean, float rstd, const float *weight,
    const float *bias, float *out
) {
    // Not as one multiplication and addition: a row of equal elements gives zeros.
    vf scale = all(rstd), middle = all(mean);
    fxk_index i = 0;
    for (; i + LANES <= length; i += LANES) {
        vf v = (load(x + i) - middle) * scale;
        if (weight) v *= load(weight + i);
        if (bias) v += load(bias + i);
        store(out + i, v);
    }
    for (; i < length; i++) {
        float v = (x[i] - mean) * rstd;
        if (weight) v *= weight[i];
        if (bias) v += bias[i];
        out[i] = v;
    }
}

static void layer_norm(
    fxk_index rows, fxk_index length, const float *x, const float *weight, const float *bias,
    double epsilon, float *out, float *means, float *rstds
) {
    for (fxk_index row = 0; row < rows; row++, x += length, out += length) {
        float mean = piece_sum(x, length) / (float)length;
        // The mean of what has an infinite element is not a number in PyTorch.
        if (length > 1 && isinf(mean)) mean = NAN;
        vf squares = all(0), more = squares, middle = all(mean);
        fxk_index i = 0;
        for (; i + 2 * LANES <= length; i += 2 * LANES) {
            vf d = load(x + i) - middle, e = load(x + i + LANES) - middle;
            squares += d * d;
            more += e * e;
        }
        for (; i + LANES <= length; i += LANES) {
            vf d = load(x + i) - middle;
            squares += d * d;
        }
        if (i < length) {
            vf d = load_some(x + i, length - i, mean) - middle;
            more += d * d;
        }
        float variance = sum_lanes(squares + more) / (float)length;
        float rstd = (float)(1.0 / sqrt((double)variance + epsilon));
        if (means) means[row] = mean;
        if (rstds) rstds[row] = rstd;
        normalize_row(length, x, mean, rstd, weight, bias, out);
    }
}

static void reduce_rows(
    fxk_reduction kind, fxk_index rows, fxk_index length, const float *x, float scale, float *out
) {
    for (fxk_index row = 0; row < rows; row++, x += length) {
        switch (kind) {
        case fxk_sum: out[row] = piece_sum(x, length) * scale; break;
        case fxk_maximum: out[row] = row_maximum(x, length); break;
        case fxk_minimum: out[row] = row_minimum(x, length); break;
        }
    }
}

enum { column_block = 1024, row_block = 256 };

/// Adds rows to a row, four at a time.
INLINE void add_rows(
    fxk_index rows, fxk_index step, fxk_index count, const float *x, float *sums
) {
    fxk_index row = 0;
    for (; row + 4 <= rows; row += 4, x += 4 * step) {
        const float *b = x + step, *c = b + step, *d = c + step;
        fxk_index i = 0;
        for (; i + LANES <= count; i += LANES) {
            vf pair = load(x + i) + load(b + i), other = load(c + i) + load(d + i);
            store(sums + i, load(sums + i) + (pair + other));
        }
        for (; i < count; i++) sums[i] += (x[i] + b[i]) + (c[i] + d[i]);
    }
    for (; row < rows; row++, x += step) binary(fxk_add, count, sums, x, sums);
}

/// Sums of columns, a block of them at a time in rows that stay in the cache; sums of a few
/// hundred rows are added to the total at once, so that rounding errors stay small.
static void sum_columns(
    fxk_index rows, fxk_index step, fxk_index count, const float *x, float *out
) {
    float sums[column_block];
    for (fxk_index column = 0; column < count; column += column_block) {
        fxk_index width = count - column < column_block ? count - column : column_block;
        for (fxk_index first = 0; first < rows || first == 0; first += row_block) {
            fxk_index height = rows - first < row_block ? rows - first : row_block;
            memset(sums, 0, sizeof sums);
            add_rows(height, step, width, x + first * step + column, sums);
            if (first == 0) memcpy(out + column, sums, (size_t)width * sizeof(float));
            else binary(fxk_add, width, out + column, sums, out + column);
        }
    }
}

static void reduce_columns(
    fxk_reduction kind, fxk_index rows, fxk_index step, fxk_index count, const float *x,
    float scale, float *out
) {
    if (kind != fxk_sum) {
        memcpy(out, x, (size_t)count * sizeof(float));
        for (fxk_index row = 1; row < rows; row++)
            binary(kind == fxk_maximum ? fxk_max : fxk_min, count, out, x + row * step, out);
        return;
    }
    sum_columns(rows, step, count, x, out);
    if (scale != 1) binary_number(fxk_mul, count, out, scale, out);
}
