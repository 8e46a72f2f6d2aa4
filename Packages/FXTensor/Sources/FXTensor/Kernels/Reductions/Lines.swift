// SPDX-License-Identifier: Apache-2.0

internal import FXCore

/// A tensor laid out for work along one axis: its lines one after the other.
struct Lines {
    /// The elements, row-major, the axis last.
    let storage: TensorStorage
    /// The number of elements of a line.
    let length: Int
    /// The number of lines.
    let count: Int

    private let extents: [Int]
    private let axis: Int

    init(_ input: TensorStorage, axis: Int, operation: String) throws(TensorError) {
        self.axis = try Axis.resolve(axis, rank: input.rank, operation: operation)
        extents = input.extents
        length = input.rank == 0 ? 1 : input.extents[self.axis]
        storage =
            try input.rank == 0
            ? input
            : input.permuted(Self.order(input.rank, self.axis))
                .contiguous()
        count = length == 0 ? 0 : input.elementCount / length
    }

    /// The lines along an axis; without one, all elements as one line.
    init(_ input: TensorStorage, axisOrAll: Int?, operation: String) throws(TensorError) {
        let flat = try axisOrAll == nil ? input.reshape([input.elementCount]) : input
        try self.init(flat, axis: axisOrAll ?? 0, operation: operation)
    }

    private static func order(_ rank: Int, _ axis: Int) -> [Int] {
        (0..<rank).filter { $0 != axis } + [axis]
    }

    /// Allocates a result with lines of another length.
    func allocate(_ dtype: DType, length: Int) throws(TensorError) -> TensorStorage {
        if extents.isEmpty { return try TensorStorage.allocate(dtype, [length]) }
        let others = extents.indices.filter { $0 != axis }.map { extents[$0] }
        return try TensorStorage.allocate(dtype, others + [length])
    }

    /// Gives a result its axis back, in row-major order.
    func restored(_ result: TensorStorage) throws(TensorError) -> TensorStorage {
        if extents.isEmpty { return result.elementCount == 1 ? try result.reshape([]) : result }
        let order = Self.order(extents.count, axis)
        let inverse = order.indices.map { position in
            order.firstIndex(of: position) ?? position
        }
        return try result.permuted(inverse).contiguous()
    }

    /// A result with lines of one element, without the axis unless it is to stay.
    func reduced(_ result: TensorStorage, keepsAxis: Bool) throws(TensorError) -> TensorStorage {
        if extents.isEmpty { return try result.reshape([]) }
        var target = extents
        if keepsAxis { target[axis] = 1 } else { target.remove(at: axis) }
        return try result.reshape(target)
    }
}
