// SPDX-License-Identifier: Apache-2.0

// Promotion as PyTorch's TensorIterator does it.

extension InferenceRule {
    /// What becomes of the promoted dtype.
    enum Promotion {
        case plain
        /// Integers and Booleans become float32.
        case toFloat
        /// All become float64, or its complex numbers.
        case toDouble
        /// Booleans become int64.
        case toNumber
        /// The result is Boolean.
        case toBool
    }

    static let elementwise = family(
        each(
            "add.Tensor add.Scalar sub.Tensor sub.Scalar mul.Tensor mul.Scalar rsub.Tensor "
                + "rsub.Scalar maximum minimum fmax fmin fmod.Tensor fmod.Scalar remainder.Tensor "
                + "remainder.Scalar remainder.Scalar_Tensor floor_divide floor_divide.Scalar "
                + "bitwise_and.Tensor bitwise_and.Scalar bitwise_and.Scalar_Tensor "
                + "bitwise_or.Tensor bitwise_or.Scalar bitwise_or.Scalar_Tensor "
                + "bitwise_xor.Tensor bitwise_xor.Scalar bitwise_xor.Scalar_Tensor "
                + "bitwise_left_shift.Tensor bitwise_right_shift.Tensor __and__.Tensor "
                + "__and__.Scalar __or__.Tensor __or__.Scalar __xor__.Tensor __xor__.Scalar "
                + "gcd lcm hypot logaddexp logaddexp2 nextafter max.other min.other",
            promoted(["self", "other"])),
        each(
            "pow.Tensor_Tensor pow.Tensor_Scalar pow.Scalar",
            promoted(["self", "exponent"])),
        each("square", promoted(["self"], .toNumber)),
        each(
            "div.Tensor div.Scalar true_divide.Tensor true_divide.Scalar divide.Tensor "
                + "divide.Scalar atan2 arctan2 copysign.Tensor copysign.Scalar xlogy.Tensor "
                + "xlogy.Scalar_Self xlogy.Scalar_Other",
            promoted(["self", "other"], .toFloat)),
        each("div.Tensor_mode div.Scalar_mode", roundedDivision),
        each("clamp clamp.Tensor clip clip.Tensor", promoted(["self", "min", "max"])),
        each("clamp_min clamp_min.Tensor", promoted(["self", "min"])),
        each("clamp_max clamp_max.Tensor", promoted(["self", "max"])),
        each(
            "float_power.Tensor_Tensor float_power.Tensor_Scalar float_power.Scalar",
            promoted(["self", "exponent"], .toDouble)),
        each("heaviside", promoted(["self", "values"])),
        each(
            "special_xlogy special_xlogy.other_scalar special_xlogy.self_scalar",
            promoted(["self", "other"], .toFloat)),
        each("lerp.Tensor lerp.Scalar", promoted(["self", "end"], also: ["weight"])),
        each("addcmul", promoted(["self", "tensor1", "tensor2"])),
        each("addcdiv", promoted(["self", "tensor1", "tensor2"], .toFloat)),
        each(
            "where.self where.ScalarOther where.ScalarSelf where.Scalar",
            promoted(["self", "other"], also: ["condition"])),
        each("masked_fill.Scalar masked_fill.Tensor", maskedFill),
        each("atan2.out", outOf(promoted(["self", "other"], .toFloat))),
        each("_prelu_kernel prelu", sameAsFirst),
        each("threshold", promoted(["self"])))

    static let comparisons = family(
        each(
            "eq.Tensor eq.Scalar ne.Tensor ne.Scalar gt.Tensor gt.Scalar ge.Tensor ge.Scalar "
                + "lt.Tensor lt.Scalar le.Tensor le.Scalar logical_and logical_or logical_xor "
                + "greater.Tensor greater.Scalar less.Tensor less.Scalar not_equal.Tensor "
                + "not_equal.Scalar isclose",
            promoted(["self", "other"], .toBool)),
        each(
            "isnan isinf isfinite isneginf isposinf isreal signbit logical_not",
            promoted(["self"], .toBool)))

    static let unary = family(
        each(
            "acos acosh asin asinh atan atanh cos cosh sin sinh tan tanh arccos arcsin arctan "
                + "erf erfc erfinv exp exp2 expm1 log log10 log1p log2 reciprocal rsqrt sqrt "
                + "sigmoid lgamma digamma sinc i0 logit special_expit special_erf special_expm1 "
                + "special_log1p deg2rad rad2deg arccosh arcsinh arctanh special_digamma "
                + "special_erfc special_erfinv special_exp2 special_gammaln special_i0 "
                + "special_logit special_polygamma special_psi special_sinc",
            promoted(["self"], .toFloat)),
        each(
            "neg negative relu ceil floor round round.decimals trunc fix sign sgn "
                + "positive frac special_round bitwise_not gelu silu mish hardswish hardsigmoid "
                + "hardtanh relu6 elu celu selu leaky_relu softplus softshrink hardshrink log_sigmoid "
                + "nan_to_num dropout feature_dropout alpha_dropout feature_alpha_dropout rrelu "
                + "clone contiguous alias detach lift lift_fresh lift_fresh_copy pin_memory "
                + "zero fill.Scalar fill.Tensor conj resolve_conj resolve_neg conj_physical "
                + "bernoulli bernoulli.p alias_copy detach_copy",
            sameAsFirst),
        each("abs absolute", modulus),
        each(
            "angle",
            InferenceRule { call in
                let input = try call.first()
                let dtype = input.dtype.category < .floating ? .float32 : input.dtype.real
                return .tensor(dtype, input.shape)
            }),
        each(
            "native_dropout",
            InferenceRule { call in
                let input = try call.first()
                // Of nothing there is no mask.
                let mask: DType = input.shape.elementCount == 0 ? input.dtype : .bool
                return .tuple([.tensor(input), .tensor(mask, input.shape)])
            }))

    /// Broadcast shape, promoted dtype.
    ///
    /// - Parameters:
    ///   - operands: The parameters that decide dtype and shape.
    ///   - shapes: Parameters that stretch the shape only.
    static func promoted(
        _ operands: [String], _ promotion: Promotion = .plain, also shapes: [String] = []
    ) -> InferenceRule {
        InferenceRule { call in
            let shape = try call.broadcast(operands + shapes)
            if case .toBool = promotion { return .tensor(.bool, shape) }
            var dtype = try call.promotedDType(operands)
            switch promotion {
            case .toFloat where dtype.category < .floating: dtype = .float32
            case .toDouble: dtype = dtype.category == .complex ? .complex128 : .float64
            case .toNumber where dtype == .bool: dtype = .int64
            default: break
            }
            return .tensor(dtype, shape)
        }
    }

    private static let roundedDivision = InferenceRule { call in
        let operands = ["self", "other"]
        var dtype = try call.promotedDType(operands)
        if call["rounding_mode"].isNone, dtype.category < .floating { dtype = .float32 }
        return .tensor(dtype, try call.broadcast(operands))
    }

    private static let maskedFill = InferenceRule { call in
        .tensor(try call.first().dtype, try call.broadcast(["self", "mask"]))
    }

    /// The shape that a rule gives, in the dtype of `out`.
    private static func outOf(_ rule: InferenceRule) -> InferenceRule {
        InferenceRule { call in
            let shape = try rule.results(for: call.call).tensorSpec?.shape ?? []
            return .tensor(try call.tensor("out").dtype, shape)
        }
    }

    /// Complex numbers become real ones.
    private static let modulus = InferenceRule { call in
        let input = try call.first()
        return .tensor(input.dtype.real, input.shape)
    }
}

extension InferenceCall {
    /// The common shape of those arguments of some parameters that are tensors.
    func broadcast(_ names: [String]) throws -> Shape {
        var shape = Shape([Dimension]())
        for name in names {
            if let spec = optionalTensor(name) { shape = try Shape.broadcast(shape, spec.shape) }
        }
        return shape
    }

    /// The dtype to which the arguments of some parameters promote.
    func promotedDType(_ names: [String]) throws -> DType {
        let operands = names.compactMap { PromotionOperand(self[$0]) }
        guard let dtype = DType.result(of: operands) else { throw failure("dtypes that promote") }
        return dtype
    }
}

extension DType {
    /// The dtype of a real or imaginary part.
    var real: DType {
        switch self {
        case .complex64: .float32
        case .complex128: .float64
        default: self
        }
    }

    /// The complex dtype whose parts are of this one; float32's for those that have none.
    var complex: DType { self == .float64 || self == .complex128 ? .complex128 : .complex64 }
}
