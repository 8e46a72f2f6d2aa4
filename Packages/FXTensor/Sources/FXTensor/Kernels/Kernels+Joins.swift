// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// Tensors one after another along an axis; vectors without elements count for nothing.
    static func cat(
        _ tensors: [TensorStorage], _ axis: Int, operation: String = "cat"
    ) throws(TensorError) -> TensorStorage {
        guard let first = tensors.first else {
            throw .invalidArgument(
                operation: operation, parameter: "tensors", expected: "at least one tensor")
        }
        let dtype = try promoted(tensors.map { .tensor($0) }, operation: operation)
        let parts = tensors.filter { $0.extents != [0] }
        guard let model = parts.first else { return try cast(first, to: dtype).copied() }
        guard let index = Axis.index(axis, rank: model.rank) else {
            if model.rank == 0 {
                throw .shapeMismatch(
                    .mismatch(
                        operation: operation, expected: "tensors with dimensions (use stack)",
                        found: [model.shape]))
            }
            throw .invalidAxis(operation: operation, axis: axis, rank: model.rank)
        }
        let result = try TensorStorage.allocate(
            dtype, joinedExtents(parts, index, operation: operation))
        var start = 0
        for part in parts {
            moveBytes(
                from: try cast(part, to: dtype),
                to: result.part(index, start, part.extents[index]))
            start += part.extents[index]
        }
        return result
    }

    private static func joinedExtents(
        _ parts: [TensorStorage], _ axis: Int, operation: String
    ) throws(TensorError) -> [Int] {
        var extents = parts[0].extents
        for part in parts.dropFirst() {
            let agrees =
                part.rank == extents.count
                && extents.indices.allSatisfy { $0 == axis || part.extents[$0] == extents[$0] }
            guard agrees else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: operation,
                        expected: "equal shapes but for dimension \(axis)",
                        found: [parts[0].shape, part.shape]))
            }
            let (sum, overflow) = extents[axis].addingReportingOverflow(part.extents[axis])
            if overflow { throw .tooLarge(bytes: .max) }
            extents[axis] = sum
        }
        return extents
    }

    /// Tensors of one shape as the slices of a new axis.
    static func stack(
        _ tensors: [TensorStorage], _ axis: Int, operation: String = "stack"
    ) throws(TensorError) -> TensorStorage {
        guard let first = tensors.first else {
            throw .invalidArgument(
                operation: operation, parameter: "tensors", expected: "at least one tensor")
        }
        if let other = tensors.first(where: { $0.extents != first.extents }) {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "tensors of one shape",
                    found: [first.shape, other.shape]))
        }
        guard let place = Axis.index(axis, rank: first.rank + 1) else {
            throw .invalidAxis(operation: operation, axis: axis, rank: first.rank + 1)
        }
        let dtype = try promoted(tensors.map { .tensor($0) }, operation: operation)
        var extents = first.extents
        extents.insert(tensors.count, at: place)
        let result = try TensorStorage.allocate(dtype, extents)
        for (index, tensor) in tensors.enumerated() {
            moveBytes(from: try cast(tensor, to: dtype), to: try result.select(place, index))
        }
        return result
    }

    /// `hstack`, `vstack` and `dstack`: tensors made to have enough axes, and joined.
    static func stack(
        _ tensors: [TensorStorage], atLeast rank: Int, operation: String
    ) throws(TensorError) -> TensorStorage {
        let parts = tensors.map { $0.atLeast(rank) }
        let axis =
            switch rank {
            case 1: parts.first?.rank == 1 ? 0 : 1
            case 2: 0
            default: 2
            }
        return try cat(parts, axis, operation: operation)
    }

    /// Vectors as columns, and matrices, side by side.
    static func columnStack(_ tensors: [TensorStorage]) throws(TensorError) -> TensorStorage {
        var parts: [TensorStorage] = []
        for tensor in tensors {
            parts.append(tensor.rank <= 1 ? try tensor.reshape([tensor.elementCount, 1]) : tensor)
        }
        return try cat(parts, 1, operation: "column_stack")
    }

    /// Matrices along the diagonal of one, zeros elsewhere.
    static func blockDiagonal(_ tensors: [TensorStorage]) throws(TensorError) -> TensorStorage {
        if tensors.isEmpty { return try TensorStorage.allocate(.float32, [1, 0]) }
        let dtype = try promoted(tensors.map { .tensor($0) }, operation: "block_diag")
        var (rows, columns) = (0, 0)
        for tensor in tensors {
            guard tensor.rank <= 2 else {
                throw .shapeMismatch(
                    .mismatch(
                        operation: "block_diag", expected: "at most 2 dimensions",
                        found: [tensor.shape]))
            }
            let block = tensor.atLeast(2)
            let (height, wraps) = rows.addingReportingOverflow(block.extents[0])
            let (width, overflow) = columns.addingReportingOverflow(block.extents[1])
            if wraps || overflow { throw .tooLarge(bytes: .max) }
            (rows, columns) = (height, width)
        }
        let result = try zeros(dtype, [rows, columns])
        var (row, column) = (0, 0)
        for tensor in tensors {
            let block = tensor.atLeast(2)
            let place = result.part(0, row, block.extents[0]).part(1, column, block.extents[1])
            moveBytes(from: try cast(block, to: dtype), to: place)
            row += block.extents[0]
            column += block.extents[1]
        }
        return result
    }

    /// A tensor of zeros, which for every dtype are bytes of 0.
    static func zeros(_ dtype: DType, _ extents: [Int]) throws(TensorError) -> TensorStorage {
        let result = try TensorStorage.allocate(dtype, extents)
        let size = result.elementCount * dtype.byteCount
        UnsafeMutableRawPointer(result.buffer.base)
            .initializeMemory(as: UInt8.self, repeating: 0, count: size)
        return result
    }

    /// Tensors stretched to the shape in which all of them meet: copies, as the schema has it.
    static func broadcastTensors(
        _ tensors: [TensorStorage]
    ) throws(TensorError) -> [TensorStorage] {
        var extents: [Int] = []
        for tensor in tensors { extents = try broadcast(extents, tensor.extents) }
        var result: [TensorStorage] = []
        for tensor in tensors { result.append(try tensor.expand(extents).copied()) }
        return result
    }

    /// Grids of coordinates from vectors of them: copies, as the schema has it.
    static func meshgrid(
        _ tensors: [TensorStorage], indexing: String
    ) throws(TensorError) -> [TensorStorage] {
        guard indexing == "ij" || indexing == "xy" else {
            throw .invalidValue(
                operation: "meshgrid", value: "indexing '\(indexing)'", expected: "'ij' or 'xy'")
        }
        if let wrong = tensors.first(where: { $0.rank > 1 || $0.dtype != tensors[0].dtype }) {
            throw .shapeMismatch(
                .mismatch(
                    operation: "meshgrid", expected: "vectors of one dtype",
                    found: [wrong.shape]))
        }
        let isSwapped = indexing == "xy" && tensors.count >= 2
        var ordered = tensors
        if isSwapped { ordered.swapAt(0, 1) }
        let extents = ordered.map(\.elementCount)
        var grids: [TensorStorage] = []
        for (axis, tensor) in ordered.enumerated() {
            var shape = [Int](repeating: 1, count: extents.count)
            shape[axis] = extents[axis]
            grids.append(try tensor.reshape(shape).expand(extents).copied())
        }
        if isSwapped { grids.swapAt(0, 1) }
        return grids
    }

    /// All tuples of one element of each vector, as rows.
    static func cartesianProduct(_ tensors: [TensorStorage]) throws(TensorError) -> TensorStorage {
        guard let first = tensors.first else {
            throw .invalidArgument(
                operation: "cartesian_prod", parameter: "tensors", expected: "at least one tensor")
        }
        if let wrong = tensors.first(where: { $0.rank != 1 }) {
            throw .shapeMismatch(
                .mismatch(
                    operation: "cartesian_prod", expected: "vectors", found: [wrong.shape]))
        }
        if tensors.count == 1 { return try first.copied() }
        var columns: [TensorStorage] = []
        for grid in try meshgrid(tensors, indexing: "ij") {
            columns.append(try grid.reshape([-1]))
        }
        return try stack(columns, 1, operation: "cartesian_prod")
    }
}
