// SPDX-License-Identifier: Apache-2.0

internal import FXCore

private struct TopKVisitor: NumericVisitor {
    /// Row-major, the dimension to be searched last.
    var input: TensorStorage
    var values: TensorStorage
    var indices: TensorStorage
    var length: Int
    var count: Int
    var findsLargest: Bool

    func visit<Element: NumericElement>(_: Element.Type) {
        let source = input.pointer(as: Element.self)
        let (outValues, outIndices) = (
            values.pointer(as: Element.self), indices.pointer(as: Int64.self)
        )
        let rows = count == 0 ? 0 : values.elementCount / count
        var order = [Int](repeating: 0, count: length)
        for row in 0..<rows {
            let line = source + row * length
            for index in 0..<length { order[index] = index }
            order.sort { first, second in
                let (a, b) = (line[first], line[second])
                if isBefore(a, b) { return true }
                return !isBefore(b, a) && first < second
            }
            for place in 0..<count {
                outValues[row * count + place] = line[order[place]]
                outIndices[row * count + place] = Int64(order[place])
            }
        }
    }

    /// NaN counts as larger than every number.
    private func isBefore<Element: NumericElement>(_ a: Element, _ b: Element) -> Bool {
        let (low, high) = findsLargest ? (b, a) : (a, b)
        if low.isNotANumber { return false }
        return high.isNotANumber || Element.isLess(low, high)
    }
}

extension Kernels {
    /// The `k` largest or smallest elements along an axis, in order, and where they stand.
    ///
    /// Equal elements keep the order in which they stand.
    static func topK(
        _ input: TensorStorage, k: Int, axis: Int = -1, findsLargest: Bool = true
    ) throws(TensorError) -> (values: TensorStorage, indices: TensorStorage) {
        if input.dtype == .bool { throw .noKernel(operator: "topk", dtype: .bool) }
        let index = try Axis.resolve(axis, rank: input.rank, operation: "topk")
        let length = input.rank == 0 ? 1 : input.extents[index]
        guard (0...length).contains(k) else {
            throw .indexOutOfRange(operation: "topk", index: k, count: length)
        }
        let others = input.extents.indices.filter { $0 != index }
        let order = input.rank == 0 ? [] : others + [index]
        let ordered = try input.permuted(order).contiguous()
        let extents = input.rank == 0 ? [] : others.map { input.extents[$0] } + [k]
        let values = try TensorStorage.allocate(input.dtype, extents)
        let indices = try TensorStorage.allocate(.int64, extents)
        try input.dtype.visit(
            TopKVisitor(
                input: ordered, values: values, indices: indices, length: length,
                count: input.rank == 0 ? min(k, 1) : k, findsLargest: findsLargest),
            operator: "topk")
        let inverse = order.indices.map { axis in order.firstIndex(of: axis) ?? axis }
        return (
            try values.permuted(inverse).contiguous(), try indices.permuted(inverse).contiguous()
        )
    }
}
