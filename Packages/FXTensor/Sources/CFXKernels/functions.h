// SPDX-License-Identifier: Apache-2.0
//
// Functions of a vector, within two units in the last place. The polynomials are Chebyshev
// interpolations on the intervals that stand beside them.

/// e to the x: x = n ln 2 + r, and 2^n is put together in two halves, so that results below the
/// smallest normal number are rounded and not lost.
INLINE vf scaled_exponential(vf x, const bool small) {
    const float magic = 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer
    vf shifted = x * 1.44269504088896341f + magic;
    vf n = shifted - magic;
    vi whole = (vi)shifted - 0x4b400000;
    vf r = n * -0.693359375f + x;
    r = n * 2.12194440e-4f + r;
    // (e^r - 1 - r) / r^2 on [-0.35, 0.35]
    vf p = r * 1.9891981314e-4f + 1.3934541928e-3f;
    p = p * r + 8.3333100242e-3f;
    p = p * r + 4.166645681e-2f;
    p = p * r + 1.6666666683e-1f;
    p = p * r + 5.0000000143e-1f;
    p = p * (r * r) + r + 1.0f;
    if (small) return p * (vf)((whole + 127) << 23);
    vi half = whole >> 1;
    vf first = (vf)((half + 127) << 23);
    vf second = (vf)((whole - half + 127) << 23);
    return p * first * second;
}

INLINE vf exponential(vf x) {
    x = choose(x > 89.0f, all(89.0f), x);
    x = choose(x < -104.0f, all(-104.0f), x);
    return scaled_exponential(x, false);
}

/// e to the x for x between -80 and 80.
INLINE vf small_exponential(vf x) { return scaled_exponential(x, true); }

INLINE vf sigmoid(vf x) { return 1.0f / (1.0f + exponential(-x)); }

INLINE vf hyperbolic_tangent(vf x) {
    vf a = absolute(x);
    vf square = x * x;
    // Near 0 the quotient below would lose digits: an odd polynomial on [0, 0.625].
    vf p = square * -6.09671416591e-3f + 2.09971789991e-2f;
    p = p * square + -5.38509095785e-2f;
    p = p * square + 1.33327697370e-1f;
    p = p * square + -3.33333289441e-1f;
    vf near = p * (square * x) + x;
    vf far = 1.0f - 2.0f / (exponential(a + a) + 1.0f);
    return choose(a < 0.625f, near, with_sign_of(far, x));
}

INLINE vf error_function(vf x) {
    vf a = absolute(x);
    vf square = x * x;
    // erf(x) / x as a polynomial of x^2 on [0, 0.95]
    vf p = square * 8.204169676e-5f + -8.102915561e-4f;
    p = p * square + 5.197487227e-3f;
    p = p * square + -2.685795906e-2f;
    p = p * square + 1.128366947e-1f;
    p = p * square + -3.761263205e-1f;
    p = p * square + 1.128379166f;
    // log(1 - erf(x)) as a polynomial of x on [0.94, 4]; beyond, 1 - erf(x) is lost in rounding
    vf t = choose(a > 4.0f, all(4.0f), a);
    vf q = t * 1.643188503e-6f + -4.617359212e-5f;
    q = q * t + 5.977387719e-4f;
    q = q * t + -4.763726759e-3f;
    q = q * t + 2.643202139e-2f;
    q = q * t + -1.100974143e-1f;
    q = q * t + -6.318099787e-1f;
    q = q * t + -1.130241215f;
    q = q * t + 3.215876866e-4f;
    vf far = 1.0f - small_exponential(q);
    return choose(a < 0.95f, p * x, with_sign_of(far, x));
}

/// x times the part of the normal distribution below x: what lies beyond |x| is taken from 1.
INLINE vf gelu(vf x) {
    vf a = absolute(x);
    vf t = a * 0.70710678118654752f;
    vf near = choose(t > 4.2f, all(4.2f), t);
    // log((1 - erf(t)) / 2) as a polynomial of t on [0, 4.2]
    vf q = near * -2.616895565e-7f + 6.248156879e-6f;
    q = q * near + -6.345582886e-5f;
    q = q * near + 3.425583565e-4f;
    q = q * near + -8.717531794e-4f;
    q = q * near + -1.097565081e-3f;
    q = q * near + 2.032797542e-2f;
    q = q * near + -1.034010779e-1f;
    q = q * near + -6.364516962e-1f;
    q = q * near + -1.128396728f;
    q = q * near + -6.931468761e-1f;
    vf tail = choose(t > 5.4f, all(0), small_exponential(q));
    vf above = x - choose(a > 20.0f, all(20.0f), a) * tail;
    return choose(x > 0.0f, above, -a * tail);
}

INLINE vf gelu_by_tanh(vf x) {
    vf inner = 0.79788456080286536f * (x + 0.044715f * (x * x * x));
    return 0.5f * x * (1.0f + hyperbolic_tangent(inner));
}

INLINE vf square_root(vf x) { return __builtin_elementwise_sqrt(x); }
