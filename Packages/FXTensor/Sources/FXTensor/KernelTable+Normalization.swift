// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let normalizations: [Entry] = batchNorms + rowNorms + weightNorms

    private static let batchNorms: [Entry] = [
        batchNorm("aten.native_batch_norm.default"),
        batchNorm("aten._native_batch_norm_legit.default"),
        Entry(
            "aten._native_batch_norm_legit.no_stats",
            several: { call throws(TensorError) in
                var parameters = try call.normParameters(training: call.bool(3), from: 4)
                (parameters.runningMean, parameters.runningVariance) = (nil, nil)
                parameters.isTraining = true
                return try nativeBatchNorm(call.storage(0), parameters)
            }),
        Entry(
            "aten._native_batch_norm_legit_no_training.default",
            several: { call throws(TensorError) in
                try nativeBatchNorm(
                    call.storage(0), call.normParameters(training: false, from: 5))
            }),
        Entry(
            "aten._native_batch_norm_legit_functional.default",
            several: { call throws(TensorError) in
                try functionalBatchNorm(
                    call.storage(0), call.normParameters(training: call.bool(5), from: 6))
            }),
        Entry(
            "aten._batch_norm_with_update.default",
            several: { call throws(TensorError) in
                try nativeBatchNorm(
                    call.storage(0), call.normParameters(training: true, from: 5))
                    + [.allocate(.uint8, [0])]
            }),
        Entry(
            "aten._batch_norm_no_update.default",
            several: { call throws(TensorError) in
                try nativeBatchNorm(
                    call.storage(0), call.normParameters(training: false, from: 5))
                    + [.allocate(.uint8, [0])]
            }),
        Entry(
            "aten._batch_norm_impl_index.default",
            value: { call throws(TensorError) in
                let results = try nativeBatchNorm(
                    call.storage(0), call.normParameters(training: call.bool(5), from: 6))
                let reserve = try TensorStorage.allocate(.uint8, [0])
                return .tuple((results + [reserve]).map { .storage($0) } + [.int(0)])
            }),
    ]

    private static func batchNorm(_ name: String) -> Entry {
        Entry(
            name,
            several: { call throws(TensorError) in
                try nativeBatchNorm(
                    call.storage(0), call.normParameters(training: call.bool(5), from: 6))
            })
    }

    /// Output, mean and inverse deviation; the last two are empty outside training.
    private static func nativeBatchNorm(
        _ input: TensorStorage, _ parameters: BatchNormParameters
    ) throws(TensorError) -> [TensorStorage] {
        let result = try Kernels.batchNormalized(input, parameters)
        if parameters.isTraining { try Kernels.moveStatistics(parameters, towards: result) }
        return [result.output]
            + (try savedStatistics(result, parameters, isEmpty: !parameters.isTraining))
    }

    private static func functionalBatchNorm(
        _ input: TensorStorage, _ parameters: BatchNormParameters
    ) throws(TensorError) -> [TensorStorage] {
        let result = try Kernels.batchNormalized(input, parameters)
        guard let mean = parameters.runningMean, let variance = parameters.runningVariance else {
            throw .invalidArgument(
                operation: "_native_batch_norm_legit_functional", parameter: "running_mean",
                expected: "running statistics")
        }
        let saved = try savedStatistics(result, parameters, isEmpty: !parameters.isTraining)
        guard parameters.isTraining else {
            return [result.output] + saved + [try mean.copied(), try variance.copied()]
        }
        let moved = try Kernels.movedStatistics(parameters, towards: result)
        return [result.output] + saved + [
            try .rounding(moved.mean, mean.extents, mean.dtype),
            try .rounding(moved.variance, variance.extents, variance.dtype),
        ]
    }

    private static func savedStatistics(
        _ result: BatchNormResult, _ parameters: BatchNormParameters, isEmpty: Bool
    ) throws(TensorError) -> [TensorStorage] {
        let type = result.parameterType
        if isEmpty { return [try .allocate(type, [0]), try .allocate(type, [0])] }
        let inverse = result.variance.map { 1 / ($0 + parameters.epsilon).squareRoot() }
        return [
            try .rounding(result.mean, [result.mean.count], type),
            try .rounding(inverse, [inverse.count], type),
        ]
    }

    private static let rowNorms: [Entry] = [
        Entry("aten.group_norm.default") { call throws(TensorError) in
            try Kernels.groupNorm(
                call.storage(0), groups: call.int(1), weight: call.optionalStorage(2),
                bias: call.optionalStorage(3), epsilon: call.double(4))[0]
        },
        Entry(
            "aten.native_group_norm.default",
            several: { call throws(TensorError) in
                let (n, c, plane) = (try call.int(3), try call.int(4), try call.int(5))
                let input = try call.storage(0)
                let merged = try input.reshape([n, c, plane])
                var results = try Kernels.groupNorm(
                    merged, groups: call.int(6), weight: call.optionalStorage(1),
                    bias: call.optionalStorage(2), epsilon: call.double(7))
                results[0] = try results[0].reshape(input.extents)
                return results
            }),
        Entry("aten.instance_norm.default") { call throws(TensorError) in
            try Kernels.instanceNorm(
                call.storage(0), call.normParameters(training: call.bool(5), from: 6))
        },
        Entry("aten.rms_norm.default") { call throws(TensorError) in
            try Kernels.rmsNorm(
                call.storage(0), call.ints(1), call.optionalStorage(2),
                epsilon: call.optionalReal(3))[0]
        },
        Entry(
            "aten._fused_rms_norm.default",
            several: { call throws(TensorError) in
                try Kernels.rmsNorm(
                    call.storage(0), call.ints(1), call.optionalStorage(2),
                    epsilon: call.optionalReal(3))
            }),
        Entry("fx.functional_local_response_norm.default") { call throws(TensorError) in
            try Kernels.localResponseNorm(
                call.storage(0),
                LocalResponse(
                    size: call.int(1), alpha: call.double(2), beta: call.double(3),
                    k: call.double(4)))
        },
    ]

    private static let weightNorms: [Entry] = [
        Entry("fx.functional_normalize.default") { call throws(TensorError) in
            try Kernels.normalize(
                call.storage(0), p: call.number(1), axis: call.int(2), epsilon: call.double(3))
        },
        Entry("aten.norm_except_dim.default") { call throws(TensorError) in
            try Kernels.normExceptAxis(call.storage(0), power: call.int(1), axis: call.int(2))
        },
        Entry("aten._weight_norm.default") { call throws(TensorError) in
            let norm = try Kernels.normExceptAxis(call.storage(0), power: 2, axis: call.int(2))
            return try call.storage(0).times(call.storage(1).over(norm))
        },
        Entry(
            "aten._weight_norm_interface.default",
            several: { call throws(TensorError) in
                let norm = try Kernels.normExceptAxis(
                    call.storage(0), power: 2, axis: call.int(2))
                return [try call.storage(0).times(call.storage(1).over(norm)), norm]
            }),
    ]
}

extension OperatorCall where Leaf == Tensor {
    /// The parameters of a batch norm: weight, bias and running statistics at 1 to 4 where they
    /// are, momentum and epsilon from an index on.
    fileprivate func normParameters(
        training: Bool, from index: Int
    ) throws(TensorError) -> BatchNormParameters {
        let hasStatistics = schema.parameters[3].kind != .bool
        return BatchNormParameters(
            weight: try optionalStorage(1), bias: try optionalStorage(2),
            runningMean: hasStatistics ? try optionalStorage(3) : nil,
            runningVariance: hasStatistics ? try optionalStorage(4) : nil,
            isTraining: training, momentum: try double(index), epsilon: try double(index + 1))
    }
}
