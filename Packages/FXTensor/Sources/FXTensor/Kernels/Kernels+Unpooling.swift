// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Puts elements back where a maximum was found; the other places are 0.
    ///
    /// - Parameter sizes: The extents after the first one or two.
    static func unpool(
        _ input: TensorStorage, _ indices: TensorStorage, sizes: [Int], operation: String
    ) throws(TensorError) -> TensorStorage {
        let lead = input.rank - sizes.count
        guard 1...2 ~= lead, indices.extents == input.extents, indices.dtype == .int64,
            sizes.allSatisfy({ $0 >= 0 })
        else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation,
                    expected: "[n, c, ...] and int64 indices of the same shape",
                    found: [input.shape, indices.shape]))
        }
        let outer = input.extents.prefix(lead).reduce(1, *)
        let inner = input.extents.dropFirst(lead).reduce(1, *)
        let plane = try TensorStorage.elementCount(of: sizes, .float64)
        let result = try TensorStorage.zeros(input.dtype, input.extents.prefix(lead) + sizes)
        var places: [Int] = []
        for (position, index) in try indices.integers().enumerated() {
            guard (0..<plane).contains(index) else {
                throw .indexOutOfRange(operation: operation, index: index, count: plane)
            }
            places.append(position / max(inner, 1) * plane + index)
        }
        let flat = try result.reshape([outer * plane])
        return try Composite.call(
            "aten.scatter.src", .storage(flat), 0,
            .storage(.converting(places, [places.count])),
            .storage(input.reshape([input.elementCount]))
        ).reshape(result.extents)
    }

    /// The function of Python: input, indices, kernel, stride, padding, size.
    static func maxUnpool(
        _ call: OperatorCall<Tensor>, _ rank: Int
    ) throws(TensorError) -> TensorStorage {
        let input = try call.storage(0)
        let kernel = try call.ints(2, count: rank)
        let stride = call.arguments[3].isNone ? kernel : try call.ints(3, count: rank)
        let padding = try call.ints(4, count: rank)
        guard input.rank == rank + 1 || input.rank == rank + 2,
            (kernel + stride + padding).allSatisfy({ (0..<1 << 20).contains($0) })
        else { throw call.mismatch("[n, c] and \(rank) spatial dimensions", input) }
        let own = Array(input.extents.suffix(rank))
        let standard: [Int] = (0..<rank).map { axis in
            let reach: Int = (own[axis] - 1) * stride[axis]
            return reach - 2 * padding[axis] + kernel[axis]
        }
        var sizes = standard
        if let given = try call.intsOrNil(5) {
            sizes = Array(given.suffix(rank))
            guard sizes.count == rank, sizes.allSatisfy({ (0..<1 << 40).contains($0) }),
                (0..<rank).allSatisfy({ abs(sizes[$0] - standard[$0]) < stride[$0] })
            else {
                throw call.unfit(5, "extents less than a stride from \(standard)")
            }
        }
        return try unpool(input, call.storage(1), sizes: sizes, operation: "max_unpool\(rank)d")
    }
}

extension KernelTable {
    static let unpoolings: [Entry] = [
        Entry("aten.max_unpool2d.default") { call throws(TensorError) in
            try Kernels.unpool(
                call.storage(0), call.storage(1), sizes: call.ints(2, count: 2),
                operation: "max_unpool2d")
        },
        Entry("aten.max_unpool3d.default") { call throws(TensorError) in
            try Kernels.unpool(
                call.storage(0), call.storage(1), sizes: call.ints(2, count: 3),
                operation: "max_unpool3d")
        },
    ]
}
