// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Kernels {
    /// A vector as the diagonal of a matrix, or the diagonal of a matrix as a vector.
    static func diag(_ input: TensorStorage, _ diagonal: Int) throws(TensorError) -> TensorStorage {
        switch input.rank {
        case 1: return try diagEmbed(input, diagonal, 0, 1, operation: "diag")
        case 2: return try input.diagonal(offset: diagonal, 0, 1).copied()
        default:
            throw .shapeMismatch(
                .mismatch(operation: "diag", expected: "1 or 2 dimensions", found: [input.shape]))
        }
    }

    /// The last axis as the diagonal of two axes, zeros elsewhere.
    static func diagEmbed(
        _ input: TensorStorage, _ diagonal: Int, _ first: Int, _ second: Int,
        operation: String = "diag_embed"
    ) throws(TensorError) -> TensorStorage {
        guard let last = input.extents.last else {
            throw .shapeMismatch(
                .mismatch(
                    operation: operation, expected: "at least 1 dimension", found: [input.shape]))
        }
        let a = try Axis.resolve(first, rank: input.rank + 1, operation: operation)
        let b = try Axis.resolve(second, rank: input.rank + 1, operation: operation)
        if a == b {
            throw .invalidValue(
                operation: operation, value: "dims \(first) and \(second)",
                expected: "two dimensions")
        }
        let side = try Checked.sum(
            last, diagonal == .min ? .max : Int(diagonal.magnitude))
        var extents = Array(input.extents.dropLast())
        for axis in [min(a, b), max(a, b)] { extents.insert(side, at: axis) }
        let result = try zeros(input.dtype, extents)
        moveBytes(from: input, to: try result.diagonal(offset: diagonal, a, b))
        return result
    }

    /// All choices of so many elements of a vector, as rows.
    static func combinations(
        _ input: TensorStorage, _ count: Int, withReplacement: Bool
    ) throws(TensorError) -> TensorStorage {
        guard input.rank == 1, count >= 0 else {
            throw .shapeMismatch(
                .mismatch(
                    operation: "combinations", expected: "a vector, and 0 or more elements",
                    found: [input.shape]))
        }
        let extent = input.extents[0]
        if count == 0 || extent == 0 || count > extent && !withReplacement {
            return try TensorStorage.allocate(input.dtype, count == 0 ? [0] : [0, count])
        }
        let rows = try choices(of: extent, count, withReplacement: withReplacement)
        let flat = rows.flatMap { $0 }
        let chosen = try select(input, 0, places: flat)
        return try chosen.reshape([rows.count, count])
    }

    /// The choices of so many numbers below a bound, in lexicographic order.
    private static func choices(
        of bound: Int, _ count: Int, withReplacement: Bool
    ) throws(TensorError) -> [[Int]] {
        guard count <= 1 << 16 else { throw .tooLarge(bytes: .max) }
        var current = withReplacement ? [Int](repeating: 0, count: count) : Array(0..<count)
        var result: [[Int]] = []
        while true {
            result.append(current)
            guard result.count <= 1 << 26 else { throw .tooLarge(bytes: .max) }
            let next = current.indices.last { place in
                current[place] < (withReplacement ? bound - 1 : bound - count + place)
            }
            guard let next else { return result }
            let value = current[next] + 1
            for place in next..<count {
                current[place] = withReplacement ? value : value + place - next
            }
        }
    }

    /// Each element times the whole of another tensor.
    static func kron(
        _ lhs: TensorStorage, _ rhs: TensorStorage
    ) throws(TensorError) -> TensorStorage {
        let rank = max(lhs.rank, rhs.rank)
        let a = [Int](repeating: 1, count: rank - lhs.rank) + lhs.extents
        let b = [Int](repeating: 1, count: rank - rhs.rank) + rhs.extents
        let left = try lhs.reshape(a.flatMap { [$0, 1] })
        let right = try rhs.reshape(b.flatMap { [1, $0] })
        var extents: [Int] = []
        for (x, y) in zip(a, b) { extents.append(try Checked.product(x, y)) }
        return try mul(.tensor(left), .tensor(right)).reshape(extents)
    }

    /// The row and column numbers of the elements on one side of a diagonal.
    static func triangleIndices(
        rows: Int, columns: Int, diagonal: Int, isLower: Bool, _ dtype: DType
    ) throws(TensorError) -> TensorStorage {
        let operation = isLower ? "tril_indices" : "triu_indices"
        guard rows >= 0, columns >= 0 else {
            throw .invalidValue(
                operation: operation, value: "\(rows) rows and \(columns) columns",
                expected: "0 or more")
        }
        _ = try TensorStorage.elementCount(of: [rows, columns], .int64)
        var (first, second): ([Int64], [Int64]) = ([], [])
        for row in 0..<rows {
            let sum = row.addingReportingOverflow(diagonal)
            let place = sum.overflow ? columns : min(max(sum.partialValue, -1), columns)
            let range = isLower ? 0..<min(place + 1, columns) : max(place, 0)..<columns
            for column in range {
                first.append(Int64(row))
                second.append(Int64(column))
            }
        }
        let result = try TensorStorage.allocate(.int64, [2, first.count])
        let pointer = result.pointer(as: Int64.self)
        for index in first.indices {
            pointer[index] = first[index]
            pointer[first.count + index] = second[index]
        }
        return try cast(result, to: dtype)
    }
}
