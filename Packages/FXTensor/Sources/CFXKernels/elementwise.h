// SPDX-License-Identifier: Apache-2.0
//
// One result for each element. The operator is chosen outside the loop.

#define EACH_VECTOR(expression)                                                  \
    do {                                                                         \
        fxk_index i = 0;                                                         \
        _Pragma("clang loop unroll_count(2)")                                    \
        for (; i + LANES <= count; i += LANES) {                                 \
            vf v = load(x + i);                                                  \
            store(out + i, expression);                                          \
        }                                                                        \
        if (i < count) {                                                         \
            vf v = load_some(x + i, count - i, 1);                               \
            store_some(out + i, expression, count - i);                          \
        }                                                                        \
    } while (0)

static void unary(fxk_unary operation, fxk_index count, const float *x, float *out) {
    switch (operation) {
    case fxk_neg: EACH_VECTOR(-v); break;
    case fxk_abs: EACH_VECTOR(absolute(v)); break;
    case fxk_relu: EACH_VECTOR(choose(v < 0.0f, all(0), v)); break;
    case fxk_exp: EACH_VECTOR(exponential(v)); break;
    case fxk_sqrt: EACH_VECTOR(square_root(v)); break;
    case fxk_rsqrt: EACH_VECTOR(1.0f / square_root(v)); break;
    case fxk_reciprocal: EACH_VECTOR(1.0f / v); break;
    case fxk_square: EACH_VECTOR(v * v); break;
    case fxk_tanh: EACH_VECTOR(hyperbolic_tangent(v)); break;
    case fxk_sigmoid: EACH_VECTOR(sigmoid(v)); break;
    case fxk_silu: EACH_VECTOR(v / (1.0f + exponential(-v))); break;
    case fxk_erf: EACH_VECTOR(error_function(v)); break;
    case fxk_gelu: EACH_VECTOR(gelu(v)); break;
    case fxk_gelu_tanh: EACH_VECTOR(gelu_by_tanh(v)); break;
    }
}

static void clamp(fxk_index count, const float *x, float low, float high, float *out) {
    vf least = all(low), most = all(high);
    EACH_VECTOR(choose(choose(v < least, least, v) > most, most, choose(v < least, least, v)));
}

static void affine(fxk_index count, const float *x, float scale, float shift, float *out) {
    vf s = all(scale), t = all(shift);
    EACH_VECTOR(v * s + t);
}

#define EACH_PAIR(load_a, load_b, some_a, some_b, expression)                    \
    do {                                                                         \
        fxk_index i = 0;                                                         \
        _Pragma("clang loop unroll_count(4)")                                    \
        for (; i + LANES <= count; i += LANES) {                                 \
            vf a = load_a, b = load_b;                                           \
            store(out + i, expression);                                          \
        }                                                                        \
        if (i < count) {                                                         \
            vf a = some_a, b = some_b;                                           \
            store_some(out + i, expression, count - i);                          \
        }                                                                        \
    } while (0)

#define EACH_OPERATOR(load_a, load_b, some_a, some_b)                            \
    switch (operation) {                                                         \
    case fxk_add: EACH_PAIR(load_a, load_b, some_a, some_b, a + b); break;       \
    case fxk_sub: EACH_PAIR(load_a, load_b, some_a, some_b, a - b); break;       \
    case fxk_mul: EACH_PAIR(load_a, load_b, some_a, some_b, a * b); break;       \
    case fxk_div: EACH_PAIR(load_a, load_b, some_a, some_b, a / b); break;       \
    case fxk_max: EACH_PAIR(load_a, load_b, some_a, some_b, larger(a, b)); break; \
    case fxk_min: EACH_PAIR(load_a, load_b, some_a, some_b, smaller(a, b)); break; \
    }

static void binary(
    fxk_binary operation, fxk_index count, const float *x, const float *y, float *out
) {
    EACH_OPERATOR(
        load(x + i), load(y + i), load_some(x + i, count - i, 1), load_some(y + i, count - i, 1))
}

static void binary_number(
    fxk_binary operation, fxk_index count, const float *x, float y, float *out
) {
    EACH_OPERATOR(load(x + i), all(y), load_some(x + i, count - i, 1), all(y))
}

static void number_binary(
    fxk_binary operation, fxk_index count, float x, const float *y, float *out
) {
    EACH_OPERATOR(all(x), load(y + i), all(x), load_some(y + i, count - i, 1))
}

static void affine_rows(
    fxk_index rows, fxk_index length, const float *x, const float *scale, const float *shift,
    float *out
) {
    for (fxk_index row = 0; row < rows; row++, x += length, out += length) {
        fxk_index i = 0;
        for (; i + LANES <= length; i += LANES)
            store(out + i, load(x + i) * load(scale + i) + load(shift + i));
        for (; i < length; i++) out[i] = x[i] * scale[i] + shift[i];
    }
}
