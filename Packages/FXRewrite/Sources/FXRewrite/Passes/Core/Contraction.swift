// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR

/// A sum of products over labelled dimensions, as batched products of matrices.
struct Contraction {
    typealias Value = Argument<Node>

    /// A tensor and what its dimensions are, each label once.
    private struct Operand {
        var value: Value
        var labels: [Int]
    }

    private let site: DecompositionSite
    private let subscripts: EinsumSubscripts
    private let operands: [Value]
    private let dtype: DType
    /// The extent of each label; 1 is stretched.
    private var extents: [Int: Dimension] = [:]
    private var own: [[Dimension]]
    /// Where the extent of each label is found: an operand and its dimension.
    private var places: [Int: (operand: Int, axis: Int)] = [:]

    /// Nil where the extents do not go together or the numbers are not of one floating dtype.
    init?(
        _ site: DecompositionSite, _ subscripts: EinsumSubscripts, _ operands: [Value],
        _ shapes: [Shape]
    ) {
        let dtypes = Set(operands.compactMap { site.spec($0)?.dtype })
        guard let dtype = dtypes.first, dtypes.count == 1,
            dtype.isFloatingPoint || dtype.category == .integer,
            operands.count == shapes.count, subscripts.inputs.count == shapes.count
        else { return nil }
        for (operand, shape) in shapes.enumerated() {
            let labels = subscripts.inputs[operand]
            guard labels.count == shape.rank else { return nil }
            for (axis, (label, extent)) in zip(labels, shape.dimensions).enumerated() {
                let known = extents[label] ?? 1
                guard known == extent || known == 1 || extent == 1 else { return nil }
                guard known == 1 else { continue }
                extents[label] = extent
                places[label] = (operand, axis)
            }
        }
        (self.site, self.subscripts, self.operands) = (site, subscripts, operands)
        (self.dtype, own) = (dtype, shapes.map(\.dimensions))
    }

    func value() throws -> Value? {
        var all: [Operand] = []
        for index in operands.indices {
            guard let operand = try plain(index) else { return nil }
            all.append(operand)
        }
        guard var result = all.first else { return nil }
        for (index, other) in all.enumerated().dropFirst() {
            let later = all.dropFirst(index + 1).flatMap(\.labels) + subscripts.output
            result = try product(result, other, keeping: Set(later))
        }
        return try ordered(result)
    }

    /// An operand in which each label occurs once: its diagonal, where one occurs twice.
    private func plain(_ index: Int) throws -> Operand? {
        var value = operands[index]
        var labels = subscripts.inputs[index]
        var sizes = own[index]
        while let second = labels.indices.first(where: { labels[..<$0].contains(labels[$0]) }),
            let first = labels.firstIndex(of: labels[second])
        {
            guard sizes[first] == sizes[second] else { return nil }
            value = try site.aten("diagonal.default", value, 0, .int(first), .int(second))
            let (label, size) = (labels[first], sizes[first])
            for place in [second, first] {
                labels.remove(at: place)
                sizes.remove(at: place)
            }
            // The diagonal is the last dimension.
            labels.append(label)
            sizes.append(size)
        }
        let wanted = labels.map { extents[$0] ?? 1 }
        if wanted != sizes {
            value = try site.aten("expand.default", value, .list(labels.map(extent)))
        }
        return Operand(value: value, labels: labels)
    }

    private func extent(_ label: Int) throws -> Value {
        guard let (operand, axis) = places[label],
            let size = try site.size(operands[operand], axis)
        else { throw DecompositionBudget.Unknown() }
        return size
    }

    private func size(_ labels: [Int]) throws -> Value { try site.product(labels.map(extent)) }

    private func arranged(_ operand: Operand, _ labels: [Int], _ sizes: [Value]) throws -> Value {
        let axes = labels.compactMap { operand.labels.firstIndex(of: $0) }
        let turned =
            axes == Array(axes.indices)
            ? operand.value : try site.aten("permute.default", operand.value, .ints(axes))
        return try site.reshaped(turned, sizes)
    }

    /// An operand summed over what neither another one nor the result has.
    private func summed(_ operand: Operand, keeping kept: Set<Int>) throws -> Operand {
        let axes = operand.labels.indices.filter { !kept.contains(operand.labels[$0]) }
        if axes.isEmpty { return operand }
        // A sum of integers is of another dtype than their product.
        guard dtype.isFloatingPoint || operands.count == 1 else {
            throw DecompositionBudget.Unknown()
        }
        return Operand(
            value: try site.aten("sum.dim_IntList", operand.value, .ints(axes)),
            labels: operand.labels.filter(kept.contains))
    }

    /// Two operands as one batched product.
    private func product(
        _ one: Operand, _ other: Operand, keeping kept: Set<Int>
    ) throws -> Operand {
        let left = try summed(one, keeping: kept.union(other.labels))
        let right = try summed(other, keeping: kept.union(one.labels))
        let shared = left.labels.filter(right.labels.contains)
        let batch = shared.filter(kept.contains)
        let inner = shared.filter { !kept.contains($0) }
        let rows = left.labels.filter { !shared.contains($0) }
        let columns = right.labels.filter { !shared.contains($0) }
        let a = try arranged(
            left, batch + rows + inner, [size(batch), size(rows), size(inner)])
        let b = try arranged(
            right, batch + inner + columns, [size(batch), size(inner), size(columns)])
        let labels = batch + rows + columns
        let flat = try site.aten("bmm.default", a, b)
        return Operand(
            value: try site.aten("view.default", flat, .list(labels.map(extent))), labels: labels)
    }

    /// The result with its dimensions in order.
    private func ordered(_ operand: Operand) throws -> Value? {
        let result = try summed(operand, keeping: Set(subscripts.output))
        guard result.labels.count == subscripts.output.count else { return nil }
        let axes = subscripts.output.compactMap { result.labels.firstIndex(of: $0) }
        if axes == Array(axes.indices) { return result.value }
        return try site.aten("permute.default", result.value, .ints(axes))
    }
}
