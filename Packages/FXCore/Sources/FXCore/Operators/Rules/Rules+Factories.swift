// SPDX-License-Identifier: Apache-2.0

extension InferenceRule {
    static let factories = family(
        each(
            "zeros ones rand randn rand.generator randn.generator empty.memory_format "
                + "empty_strided empty_permuted",
            sized { call in call.dtype() ?? .float32 }),
        each(
            "randint randint.generator randint.low randint.low_generator",
            sized { call in call.dtype() ?? .int64 }),
        each("full", sized { call in call.dtype() ?? call.numberDType("fill_value") }),
        each(
            "zeros_like ones_like empty_like rand_like randn_like full_like randint_like "
                + "randint_like.low_dtype",
            InferenceRule { call in
                let input = try call.first()
                return .tensor(call.dtype() ?? input.dtype, input.shape)
            }),
        each(
            "new_zeros new_ones new_empty new_full new_empty_strided",
            InferenceRule { call in
                let dtype = try call.first().dtype
                return .tensor(call.dtype() ?? dtype, try call.dimensions("size") ?? [])
            }),
        each(
            "scalar_tensor",
            InferenceRule { call in .tensor(call.dtype() ?? .float32, Shape([Int]())) }),
        each(
            "randperm randperm.generator",
            InferenceRule { call in
                guard let count = call.dimension("n") else { throw call.failure("'n'") }
                return .tensor(call.dtype() ?? .int64, [count])
            }),
        each("arange arange.start arange.start_step", range),
        each(
            "linspace logspace",
            InferenceRule { call in
                guard let count = call.dimension("steps") else { throw call.failure("'steps'") }
                return .tensor(call.dtype() ?? .float32, [count])
            }),
        each(
            "eye",
            InferenceRule { call in
                guard let count = call.dimension("n") else { throw call.failure("'n'") }
                return .tensor(call.dtype() ?? .float32, [count, count])
            }),
        each(
            "eye.m",
            InferenceRule { call in
                guard let rows = call.dimension("n"), let columns = call.dimension("m") else {
                    throw call.failure("'n' and 'm'")
                }
                return .tensor(call.dtype() ?? .float32, [rows, columns])
            }))

    private static func sized(_ dtype: @escaping @Sendable (InferenceCall) -> DType)
        -> InferenceRule
    {
        InferenceRule { call in
            let dimensions = try call.dimensions("size") ?? []
            if dimensions.contains(where: { ($0.value ?? 0) < 0 }) {
                throw call.failure("extents of 0 or more", Shape(dimensions))
            }
            return .tensor(dtype(call), dimensions)
        }
    }

    /// Integers where start, end and step are.
    private static let range = InferenceRule { call in
        let operands = ["start", "end", "step"].map { call[$0] }
        let isFloating = operands.contains { $0.isFloatingNumber }
        let dtype = call.dtype() ?? (isFloating ? .float32 : .int64)
        return .tensor(dtype, [try call.rangeLength(countsIntegers: dtype.category == .integer)])
    }
}

extension InferenceCall {
    /// The dtype of a tensor made from a number.
    fileprivate func numberDType(_ name: String) -> DType {
        guard case .number(let category) = PromotionOperand(self[name]) else { return .float32 }
        return DType.defaultType(for: category)
    }

    /// The number of steps from `start` up to but without `end`.
    fileprivate func rangeLength(countsIntegers: Bool) throws -> Dimension {
        let step = self["step"].isNone ? Argument.int(1) : self["step"]
        let start = self["start"].isNone ? Argument.int(0) : self["start"]
        if let by = step.dimension?.value, by != 0, let from = start.dimension,
            let to = dimension("end")
        {
            guard by > .min else { throw failure("a step that can be negated") }
            let (span, width) = by > 0 ? (to - from, by) : (from - to, -by)
            return (span + .known(width - 1)).floorDivided(by: width).atLeast(0)
        }
        guard var from = start.double, var to = self["end"].double, var by = step.double, by != 0
        else { throw failure("numbers, and a step that is not 0") }
        if countsIntegers {
            // Each is rounded towards zero first, as in PyTorch.
            (from, to, by) = (
                from.rounded(.towardZero), to.rounded(.towardZero), by.rounded(.towardZero)
            )
        }
        let count = ((to - from) / by).rounded(.up)
        guard let length = Int(exactly: count), length >= 0 else {
            throw failure("a step that leads from start to end")
        }
        return .known(length)
    }
}

extension Argument<ValueSpec> {
    /// Whether the argument is a number with a fraction.
    fileprivate var isFloatingNumber: Bool {
        switch self {
        case .double, .leaf(.double): true
        default: false
        }
    }
}
