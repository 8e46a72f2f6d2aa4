// SPDX-License-Identifier: Apache-2.0

internal import FXCore

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

// Every draw comes from the generator of this process; a generator among the arguments is refused.

extension KernelTable {
    static let randomFactories: [Entry] =
        [
            Entry("aten.rand.default") { call throws(TensorError) in
                try Kernels.uniform(
                    call.ints(0), call.newDType(1) ?? .float32, operation: "rand")
            },
            Entry("aten.randn.default") { call throws(TensorError) in
                try Kernels.normal(
                    call.ints(0), call.newDType(1) ?? .float32, operation: "randn")
            },
            Entry("aten.randint.default") { call throws(TensorError) in
                try Kernels.randint(
                    0, call.int(0), call.ints(1), call.newDType(2) ?? .int64, operation: "randint")
            },
            Entry("aten.randint.low") { call throws(TensorError) in
                try Kernels.randint(
                    call.int(0), call.int(1), call.ints(2), call.newDType(3) ?? .int64,
                    operation: "randint")
            },
            Entry("aten.randperm.default") { call throws(TensorError) in
                try Kernels.randperm(call.int(0), call.newDType(1) ?? .int64)
            },
        ] + randomLikes

    private static let randomLikes: [Entry] = [
        Entry("aten.rand_like.default") { call throws(TensorError) in
            let input = try call.storage(0)
            return try Kernels.uniform(
                input.extents, call.newDType(1) ?? input.dtype, operation: "rand_like")
        },
        Entry("aten.randn_like.default") { call throws(TensorError) in
            let input = try call.storage(0)
            return try Kernels.normal(
                input.extents, call.newDType(1) ?? input.dtype, operation: "randn_like")
        },
        Entry("aten.randint_like.default") { call throws(TensorError) in
            let input = try call.storage(0)
            return try Kernels.randint(
                0, call.int(1), input.extents, call.newDType(2) ?? input.dtype,
                operation: "randint_like")
        },
        Entry("aten.randint_like.low_dtype") { call throws(TensorError) in
            let input = try call.storage(0)
            return try Kernels.randint(
                call.int(1), call.int(2), input.extents, call.newDType(3) ?? input.dtype,
                operation: "randint_like")
        },
    ]

    static let normals: [Entry] = [
        Entry("aten.normal.Tensor_Tensor") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            return try Kernels.normal(call.storage(0), call.storage(1))
        },
        Entry("aten.normal.Tensor_float") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            let mean = try call.storage(0)
            // Of complex numbers too the deviation is real.
            let dtype = mean.dtype.category == .complex ? DType.float64 : mean.dtype
            return try Kernels.normal(mean, Kernels.filled([], dtype, .double(call.deviation(1))))
        },
        Entry("aten.normal.float_Tensor") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            let deviation = try call.storage(1)
            return try Kernels.normal(
                Kernels.filled([], deviation.dtype, .double(call.double(0))), deviation)
        },
        Entry("aten.normal.float_float") { call throws(TensorError) in
            try call.requireNoGenerator(3)
            return try Kernels.normal(
                call.ints(2), call.newDType(4) ?? .float32, call.double(0), call.double(1),
                operation: "normal")
        },
        Entry("aten.normal_functional.default") { call throws(TensorError) in
            try normal(call)
        },
        Entry("aten.normal_.default") { call throws(TensorError) in
            let target = try call.storage(0)
            return try Kernels.copy(normal(call), into: target, operation: "normal_")
        },
    ]

    private static func normal(
        _ call: OperatorCall<Tensor>
    ) throws(TensorError) -> TensorStorage {
        try call.requireNoGenerator(3)
        let input = try call.storage(0)
        return try Kernels.normal(
            input.extents, input.dtype, call.double(1), call.double(2), operation: call.operation)
    }

    static let bernoullis: [Entry] = [
        Entry("aten.bernoulli.default") { call throws(TensorError) in
            try call.requireNoGenerator(1)
            let input = try call.storage(0)
            return try Kernels.bernoulli(input, input.dtype)
        },
        Entry("aten.bernoulli.p") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            let input = try call.storage(0)
            return try Kernels.bernoulli(input.extents, call.double(1), input.dtype)
        },
        Entry("aten.bernoulli.Tensor") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            let input = try call.storage(0)
            return try Kernels.bernoulli(
                call.storage(1).expand(input.extents), input.dtype)
        },
        Entry("aten.bernoulli_.float") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            let target = try call.storage(0)
            let values = try Kernels.bernoulli(target.extents, call.double(1), target.dtype)
            return try Kernels.copy(values, into: target, operation: "bernoulli_")
        },
        Entry("aten.multinomial.default") { call throws(TensorError) in
            try call.requireNoGenerator(3)
            return try Kernels.multinomial(
                call.storage(0), call.int(1), withReplacement: call.bool(2))
        },
        Entry("aten.poisson.default") { call throws(TensorError) in
            try call.requireNoGenerator(1)
            let input = try call.storage(0)
            try Kernels.requireFloating(input.dtype, operation: "poisson")
            return try Kernels.random(over: input, input.dtype) { $0.poisson($1) }
        },
    ]

    static let distributions: [Entry] = [
        Entry("aten.uniform.default") { call throws(TensorError) in
            try call.requireNoGenerator(3)
            let input = try call.storage(0)
            return try Kernels.uniform(
                input.extents, input.dtype, call.double(1), call.double(2), operation: "uniform")
        },
        Entry("aten.exponential.default") { call throws(TensorError) in
            let (input, rate) = try call.distribution(1, "exponential", positive: 1)
            return try Kernels.random(input.extents, input.dtype) { $0.exponential() / rate[0] }
        },
        Entry("aten.log_normal.default") { call throws(TensorError) in
            let (input, values) = try call.distribution(2, "log_normal", positive: 2)
            return try Kernels.random(input.extents, input.dtype) {
                exp($0.normal() * values[1] + values[0])
            }
        },
        Entry("aten.cauchy.default") { call throws(TensorError) in
            let (input, values) = try call.distribution(2, "cauchy", positive: 2)
            return try Kernels.random(input.extents, input.dtype) {
                values[0] + values[1] * tan(.pi * ($0.unit() - 0.5))
            }
        },
        Entry("aten.geometric.default") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            let (input, chance) = (try call.storage(0), try call.double(1))
            guard chance > 0, chance < 1 else {
                throw .invalidValue(
                    operation: "geometric", value: "probability \(chance)",
                    expected: "between 0 and 1")
            }
            return try Kernels.random(input.extents, input.dtype) {
                (log(1 - $0.unit()) / log(1 - chance)).rounded(.down) + 1
            }
        },
        Entry("aten.random.default") { call throws(TensorError) in
            try call.requireNoGenerator(1)
            let input = try call.storage(0)
            return try Kernels.randint(
                0, input.dtype.randomLimit, input.extents, input.dtype, operation: "random")
        },
        Entry("aten.random.to") { call throws(TensorError) in
            try call.requireNoGenerator(2)
            let input = try call.storage(0)
            return try Kernels.randint(
                0, call.int(1), input.extents, input.dtype, operation: "random")
        },
        Entry("aten.random.from") { call throws(TensorError) in
            try call.requireNoGenerator(3)
            let input = try call.storage(0)
            return try Kernels.randint(
                call.int(1), call.optionalInt(2) ?? input.dtype.randomLimit, input.extents,
                input.dtype, operation: "random")
        },
    ]

    static let dropouts: [Entry] =
        [("dropout", false), ("feature_dropout", true)].flatMap {
            name, wholeChannels -> [Entry] in
            [
                Entry("aten.\(name).default") { call throws(TensorError) in
                    try Kernels.dropout(
                        call.storage(0), call.double(1), isTraining: call.bool(2),
                        wholeChannels: wholeChannels, operation: name)
                },
                Entry("aten.\(wholeChannels ? "feature_alpha" : "alpha")_dropout.default") {
                    call throws(TensorError) in
                    try Kernels.alphaDropout(
                        call.storage(0), call.double(1), isTraining: call.bool(2),
                        wholeChannels: wholeChannels, operation: call.operation)
                },
            ]
        } + [
            Entry(
                "aten.native_dropout.default",
                several: { call throws(TensorError) in
                    try Kernels.nativeDropout(
                        call.storage(0), call.double(1), isTraining: call.arguments[2].bool ?? true)
                })
        ]
}

extension DType {
    /// What `random_` draws numbers below, where it is not told.
    fileprivate var randomLimit: Int {
        switch self {
        case .bool: 2
        case .uint8: 1 << 8
        case .int8: 1 << 7
        case .int16: 1 << 15
        case .uint16: 1 << 16
        case .int32: 1 << 31
        case .uint32: 1 << 32
        case .float32: 1 << 24 + 1
        case .float64: 1 << 53 + 1
        case .float16: 1 << 11 + 1
        case .bfloat16: 1 << 8 + 1
        default: .max
        }
    }
}

extension OperatorCall where Leaf == Tensor {
    /// There is one generator, and no object that stands for it or another.
    fileprivate func requireNoGenerator(_ index: Int) throws(TensorError) {
        if !arguments[index].isNone {
            throw unfit(index, "None, as torch.manualSeed(_:) seeds the only generator,")
        }
    }

    fileprivate func deviation(_ index: Int) throws(TensorError) -> Double {
        let value = try double(index)
        guard value >= 0 else { throw unfit(index, "0 or more") }
        return value
    }

    /// The tensor to be filled, and the numbers behind it, of which one must be positive.
    fileprivate func distribution(
        _ count: Int, _ operation: String, positive: Int
    ) throws(TensorError) -> (TensorStorage, [Double]) {
        try requireNoGenerator(count + 1)
        let input = try storage(0)
        try Kernels.requireFloating(input.dtype, operation: operation)
        var values: [Double] = []
        for index in 1...count { values.append(try double(index)) }
        guard values[positive - 1] > 0 else { throw unfit(positive, "more than 0") }
        return (input, values)
    }
}
