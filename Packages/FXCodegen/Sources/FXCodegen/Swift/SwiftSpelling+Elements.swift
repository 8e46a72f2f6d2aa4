// SPDX-License-Identifier: Apache-2.0

// Operators on elements, reductions and orderings.

extension SwiftSpelling {
    /// The functions of `torch`, spelled alike but for the underscores.
    static let elementFunctions = words(
        """
        acos acosh addcdiv addcmul all amax amin aminmax angle any argmax argmin argsort asin \
        asinh atan atan2 atanh bincount bitwise_and bitwise_left_shift bitwise_not bitwise_or \
        bitwise_right_shift bitwise_xor bucketize ceil clamp clamp_max clamp_min complex conj \
        copysign cos cosh cosine_similarity count_nonzero cummax cummin cumprod cumsum deg2rad \
        diff digamma dist div erf erfc erfinv exp2 expm1 float_power floor floor_divide fmax \
        fmin fmod frac gcd heaviside histc hypot i0 imag isclose isfinite isin isinf isnan \
        isneginf isposinf isreal kthvalue lcm ldexp lerp lgamma log log10 log1p log2 logaddexp \
        logaddexp2 logcumsumexp logical_and logical_not logical_or logical_xor logit logsumexp \
        masked_fill max maximum mean median min minimum mode msort mvlgamma nan_to_num nanmean \
        nanmedian nansum nextafter pairwise_distance pdist polar polygamma positive pow prod \
        quantile rad2deg real reciprocal remainder renorm round rsub searchsorted sgn sign \
        signbit sin sinc sinh sort square std std_mean tan trace trunc var var_mean where xlogy
        """)

    /// The functions of `torch.special`.
    static let specialFunctions = words(
        """
        bessel_j0 bessel_j1 digamma entr erf erfc erfcx erfinv exp2 expit expm1 gammainc \
        gammaincc gammaln i0 i0e i1 i1e log1p log_ndtr ndtr ndtri sinc xlog1py xlogy zeta
        """)

    /// The functions of `torch.linalg`.
    static let linalgFunctions = words(
        """
        matrix_norm norm vector_norm
        """)

    /// The functions of `torch.nn.functional`.
    static let activationFunctions = words(
        """
        celu elu gelu glu hardshrink hardsigmoid hardswish hardtanh leaky_relu logsigmoid mish \
        prelu relu6 rrelu selu silu softplus softshrink softsign tanhshrink threshold
        """)

    /// Functions of `torch.nn.functional` that torch.fx finds under another name.
    static let foundElsewhere: [String: String] = [
        "torch._C._nn.gelu": "F.gelu",
        "torch._C._nn.log_sigmoid": "F.logsigmoid",
        "torch._C._nn.softplus": "F.softplus",
        "torch._C._nn.softshrink": "F.softshrink",
        "torch.hardshrink": "F.hardshrink",
        "torch.prelu": "F.prelu",
        "torch.nn.functional._threshold": "F.threshold",
    ]

    static let elementMethods = words(
        """
        abs_ acos acosh addcdiv addcdiv_ addcmul addcmul_ all amax amin angle any argmax argmin \
        argsort asin asinh atan atan2 atanh bincount bitwise_and bitwise_left_shift bitwise_not \
        bitwise_or bitwise_right_shift bitwise_xor ceil ceil_ clamp clamp_ clamp_max clamp_min \
        conj copysign cos cos_ cosh count_nonzero cummax cummin cumprod cumsum deg2rad diff \
        digamma dist div div_ erf erfc erfinv exp2 exp_ expm1 float_power floor floor_ \
        floor_divide fmax fmin fmod frac gcd heaviside histc hypot i0 isclose isfinite isinf \
        isnan isneginf isposinf isreal kthvalue lcm ldexp lerp lerp_ lgamma log log10 log1p log2 \
        log_ logaddexp logaddexp2 logcumsumexp logical_and logical_not logical_not_ logical_or \
        logical_xor logit logsumexp masked_fill masked_fill_ max maximum mean median min minimum \
        mode msort mul_ mvlgamma nan_to_num nanmean nanmedian nansum neg_ nextafter norm \
        positive pow pow_ prod quantile rad2deg reciprocal reciprocal_ relu_ remainder \
        remainder_ renorm round round_ rsqrt_ sgn sigmoid_ sign signbit sin sin_ sinc sinh sort \
        sqrt_ square square_ std sub_ tan tanh_ trace trunc var xlogy
        """)

    /// How many arguments after the first Swift takes without a label, by the operator's name.
    static let unlabelledCounts: [(count: Int, names: [String])] = [
        (
            0,
            words(
                """
                abs_ acos acosh all amax amin aminmax angle any argmax argmin argsort asin asinh atan \
                atanh bincount bitwise_not ceil ceil_ clamp clamp_ conj cos cos_ cosh count_nonzero \
                deg2rad diff digamma erf erfc erfinv exp2 exp_ expm1 floor floor_ frac histc i0 imag \
                isfinite isinf isnan isneginf isposinf isreal lgamma log log10 log1p log2 log_ \
                logical_not logical_not_ logit logsumexp mean mode msort nan_to_num nanmean nansum neg_ \
                norm pdist positive prod rad2deg real reciprocal reciprocal_ relu_ renorm round round_ \
                rsqrt_ sgn sigmoid_ sign signbit sin sin_ sinc sinh sort sqrt_ square square_ std \
                std_mean tan tanh_ trace trunc var var_mean
                """)
        ),
        (
            1,
            words(
                """
                atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor \
                clamp_max clamp_min copysign cosine_similarity cummax cummin cumprod cumsum dist div \
                div_ float_power floor_divide fmax fmin fmod gcd heaviside hypot isclose isin kthvalue \
                lcm ldexp logaddexp logaddexp2 logcumsumexp logical_and logical_or logical_xor max \
                maximum median min minimum mul_ mvlgamma nanmedian nextafter pairwise_distance pow pow_ \
                quantile remainder remainder_ rsub sub_ xlogy
                """)
        ),
        (
            2,
            words(
                """
                addcdiv addcdiv_ addcmul addcmul_ lerp lerp_ masked_fill masked_fill_
                """)
        ),
    ]
}
