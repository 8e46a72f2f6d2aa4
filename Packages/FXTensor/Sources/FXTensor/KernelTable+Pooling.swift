// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    static let pooling: [Entry] = (1...3).flatMap { space -> [Entry] in
        [
            maxPool("max_pool\(space)d", space), maxPoolWithPositions(space), averagePool(space),
            adaptiveMaxPool(space), adaptiveAveragePool("adaptive_avg_pool\(space)d", space),
        ] + (space == 1 ? [] : [adaptiveAveragePool("_adaptive_avg_pool\(space)d", space)])
    }

    private static func maxPool(_ name: String, _ space: Int) -> Entry {
        Entry("aten.\(name).default") { call throws(TensorError) in
            let pooling = try call.maxPooling(space, name)
            return try Kernels.maxPool(pooling, givesPositions: false).values
        }
    }

    private static func maxPoolWithPositions(_ space: Int) -> Entry {
        let name = "max_pool\(space)d_with_indices"
        return Entry(
            "aten.\(name).default",
            several: { call throws(TensorError) in
                let pooling = try call.maxPooling(space, name)
                let (values, positions) = try Kernels.maxPool(pooling, givesPositions: true)
                return [values, positions].compactMap { $0 }
            })
    }

    private static func averagePool(_ space: Int) -> Entry {
        let name = "avg_pool\(space)d"
        return Entry("aten.\(name).default") { call throws(TensorError) in
            let geometry = PoolingGeometry(
                kernel: try call.ints(1), stride: try call.ints(2), padding: try call.ints(3),
                roundsUp: try call.bool(4))
            return try Kernels.averagePool(
                geometry.resolve(call.storage(0), space: space, operation: name),
                AverageDivisor(
                    countsPadding: call.bool(5),
                    override: space == 1 ? nil : call.optionalInt(6)))
        }
    }

    private static func adaptiveAveragePool(_ name: String, _ space: Int) -> Entry {
        Entry("aten.\(name).default") { call throws(TensorError) in
            try Kernels.adaptiveAveragePool(
                call.storage(0), call.extents(1, space), operation: name)
        }
    }

    private static func adaptiveMaxPool(_ space: Int) -> Entry {
        let name = "adaptive_max_pool\(space)d"
        return Entry(
            "aten.\(name).default",
            several: { call throws(TensorError) in
                let pooling = try Pooling(
                    adapting: call.storage(0), to: call.extents(1, space), operation: name)
                if pooling.input.dtype.category != .floating {
                    throw .noKernel(operator: name, dtype: pooling.input.dtype)
                }
                let (values, positions) = try Kernels.maxPool(pooling, givesPositions: true)
                return [values, positions].compactMap { $0 }
            })
    }
}

extension OperatorCall where Leaf == Tensor {
    fileprivate func maxPooling(_ space: Int, _ name: String) throws(TensorError) -> Pooling {
        let geometry = PoolingGeometry(
            kernel: try ints(1), stride: try ints(2), padding: try ints(3),
            dilation: try ints(4), roundsUp: try bool(5))
        return try geometry.resolve(storage(0), space: space, operation: name)
    }

    /// The extents of a result, of which those that are None are the input's.
    fileprivate func extents(_ index: Int, _ space: Int) throws(TensorError) -> [Int?] {
        var result: [Int?] = []
        if arguments[index].isNone { _ = try int(index) }
        for item in arguments[index].items ?? [arguments[index]] {
            result.append(item.isNone ? nil : item.int)
        }
        if result.count == 1 { return [Int?](repeating: result[0], count: space) }
        guard result.count == space else {
            throw .invalidArgument(
                operation: schema.name, parameter: schema.parameters[index].name,
                expected: "one integer or one for each of \(space) dimensions")
        }
        return result
    }
}
